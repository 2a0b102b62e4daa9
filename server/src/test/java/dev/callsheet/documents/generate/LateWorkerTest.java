package dev.callsheet.documents.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.account.Organizations;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.database.TestDatabase;
import dev.callsheet.documents.DocumentFormat;
import dev.callsheet.documents.content.Attachments;
import dev.callsheet.documents.content.DocumentSpec;
import dev.callsheet.documents.content.LanguageModel;
import dev.callsheet.documents.work.RunCredits;
import dev.callsheet.documents.work.RunEndings;
import dev.callsheet.documents.work.RunPhase;
import dev.callsheet.documents.work.RunRepository;
import dev.callsheet.documents.work.RunState;
import dev.callsheet.documents.work.StoredRun;
import dev.callsheet.id.Ids;
import dev.callsheet.job.Attempt;
import dev.callsheet.office.image.ImageReader;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.NewBlobs;
import dev.callsheet.storage.Scratch;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job does whose node was taken for dead and goes on. */
final class LateWorkerTest {
  private static final Attempt FIRST = new Attempt("job", 1, false);

  @TempDir Path folder;
  private ApplicationContext context;
  private StoredRun run;

  @BeforeEach
  void start() {
    var properties = new HashMap<String, Object>(TestDatabase.create().properties());
    properties.put("callsheet.home", folder.toString());
    context = ApplicationContext.run(properties);
    run = queued(context.getBean(Organizations.class).create("Documents").id());
    assertTrue(context.getBean(RunCredits.class).reserve(run));
    runs().save(run);
  }

  @AfterEach
  void stop() {
    context.close();
  }

  @Test
  void aDocumentThatAnotherWorkerCompletedKeepsItsFile() throws Exception {
    var late = makeDocument(new OvertakenClock());

    late.run(run.id(), FIRST);

    var completed = runs().findById(run.id()).orElseThrow();
    assertEquals(RunState.COMPLETED, completed.status());
    var key = Objects.requireNonNull(completed.blobKey());
    assertEquals(completed.sizeBytes(), context.getBean(BlobStore.class).size(key));
    assertEquals(1, blobs().size(), key);
  }

  /** The names of all that is kept. */
  private List<String> blobs() throws IOException {
    try (var files = Files.walk(folder.resolve("blobs"))) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Another worker does all of the work before this one stores its own. */
  private final class OvertakenClock extends Clock {
    private boolean overtaken;

    @Override
    public Instant instant() {
      if (!overtaken && isRendered()) {
        overtaken = true;
        try {
          makeDocument(this).run(run.id(), FIRST);
        } catch (Exception failure) {
          throw new AssertionError(failure);
        }
      }
      return clock().instant();
    }

    private boolean isRendered() {
      return runs().findById(run.id()).orElseThrow().phase() == RunPhase.RENDERING;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private MakeDocument makeDocument(Clock clock) {
    return new MakeDocument(
        runs(),
        context.getBean(RunEndings.class),
        context.getBean(Attachments.class),
        context.getBean(BlobStore.class),
        context.getBean(NewBlobs.class),
        context.getBean(Scratch.class),
        context.getBean(ImageReader.class),
        context.getBean(LanguageModel.class),
        clock);
  }

  private Clock clock() {
    return context.getBean(Clock.class);
  }

  private RunRepository runs() {
    return context.getBean(RunRepository.class);
  }

  private StoredRun queued(String organizationId) {
    var now = clock().instant();
    var spec =
        new DocumentSpec(
            null, "# A\n", List.of(), List.of(), List.of(), null, null, null, null, null);
    return new StoredRun(
        Ids.next("run"),
        Ids.next("task"),
        organizationId,
        Ids.next("key"),
        true,
        DocumentFormat.EXCEL,
        RunState.QUEUED,
        RunPhase.PREFLIGHT,
        0,
        JsonColumn.write(spec),
        null,
        null,
        1,
        0,
        "[]",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        now,
        now,
        null,
        now.plus(Duration.ofDays(1)),
        null);
  }
}
