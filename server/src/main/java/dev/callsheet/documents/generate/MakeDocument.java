package dev.callsheet.documents.generate;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.documents.DocumentFormat;
import dev.callsheet.documents.DocumentsModels;
import dev.callsheet.documents.content.Attachments;
import dev.callsheet.documents.content.Content;
import dev.callsheet.documents.content.ContentReader;
import dev.callsheet.documents.content.DocumentSpec;
import dev.callsheet.documents.content.LanguageModel;
import dev.callsheet.documents.content.LanguageModelException;
import dev.callsheet.documents.work.RunEndings;
import dev.callsheet.documents.work.RunFailure;
import dev.callsheet.documents.work.RunPhase;
import dev.callsheet.documents.work.RunRepository;
import dev.callsheet.documents.work.StoredRun;
import dev.callsheet.job.Attempt;
import dev.callsheet.job.CancellableWork;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.job.Retries;
import dev.callsheet.office.document.DocumentWriter;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.docx.DocxWriter;
import dev.callsheet.office.image.ImageReader;
import dev.callsheet.office.pptx.PptxWriter;
import dev.callsheet.office.warning.Warnings;
import dev.callsheet.office.xlsx.XlsxWriter;
import dev.callsheet.secret.Sha256;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.NewBlobs;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.StorageException;
import dev.callsheet.storage.WorkFolder;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the document of a run. */
@Singleton
final class MakeDocument implements Job<String> {
  private static final Logger LOG = LoggerFactory.getLogger(MakeDocument.class);

  private static final int LONGEST_TITLE = 200;

  static final JobName<String> NAME =
      new JobName<>("documents.make-document", String.class, JobPool.DOCUMENT);

  private final RunRepository runs;
  private final RunEndings endings;
  private final Attachments attachments;
  private final BlobStore blobs;
  private final NewBlobs newBlobs;
  private final Scratch scratch;
  private final ImageReader images;
  private final LanguageModel model;
  private final Clock clock;

  MakeDocument(
      RunRepository runs,
      RunEndings endings,
      Attachments attachments,
      BlobStore blobs,
      NewBlobs newBlobs,
      Scratch scratch,
      ImageReader images,
      LanguageModel model,
      Clock clock) {
    this.runs = runs;
    this.endings = endings;
    this.attachments = attachments;
    this.blobs = blobs;
    this.newBlobs = newBlobs;
    this.scratch = scratch;
    this.images = images;
    this.model = model;
    this.clock = clock;
  }

  @Override
  public JobName<String> name() {
    return NAME;
  }

  /** A caller may wait, and what fails once by a fault of ours mostly fails again. */
  @Override
  public Retries retries() {
    return Retries.doubling(Duration.ofSeconds(1), Duration.ofSeconds(2), 3);
  }

  /** A large document of one organisation keeps nobody else's waiting. */
  @Override
  public Optional<String> owner(String runId) {
    return runs.findById(runId).map(StoredRun::organizationId);
  }

  @Override
  public void run(String runId, Attempt attempt) throws Exception {
    if (runs.start(runId, clock.instant()) == 0) {
      return;
    }
    var run = runs.findById(runId).orElseThrow();
    try {
      CancellableWork.run(runId, () -> !runs.isUnfinished(runId).orElse(false), () -> make(run));
    } catch (StorageException failure) {
      if (Thread.currentThread().isInterrupted()) {
        // The node stops: it is no fault of the storage, and the run is handed back.
        throw failure;
      }
      LOG.warn("The storage failed the run {}", runId, failure);
      endings.fail(
          run, new RunFailure(RunFailure.Code.UPSTREAM_ERROR, DocumentsModels.STORAGE_FAILED));
    } catch (LanguageModelException failure) {
      endings.fail(
          run,
          new RunFailure(RunFailure.Code.UPSTREAM_ERROR, String.valueOf(failure.getMessage())));
    }
  }

  @Override
  public void exhausted(String runId, Throwable cause) {
    runs.findById(runId).ifPresent(run -> endings.fail(run, RunFailure.INTERNAL));
  }

  private void make(StoredRun run)
      throws IOException, LanguageModelException, InterruptedException {
    var spec = JsonColumn.read(run.spec(), DocumentSpec.class);
    var warnings = new Warnings();
    var progress = new RunProgress(runs, run.id(), clock);
    progress.enter(RunPhase.CONTENT, 0);
    if (!(attachments.find(run.organizationId(), spec)
        instanceof Attachments.Finding.AllThere(var found))) {
      throw new IllegalStateException("An input of " + run.id() + " is not there");
    }
    try (var folder = new WorkFolder(scratch);
        var reader = new ContentReader(blobs, images, model, folder.path(), warnings)) {
      var content = reader.read(run.format(), spec, found);
      var missing = content.preflight().reason();
      if (missing != null) {
        endings.fail(run, new RunFailure(RunFailure.Code.PREFLIGHT_FAILED, missing));
        return;
      }
      progress.enter(RunPhase.LAYOUT, 10);
      var file = folder.file("document");
      progress.enter(RunPhase.RENDERING, 20);
      var parts = write(run, content, warnings, progress, file);
      progress.enter(RunPhase.STORING, 95);
      keep(run, spec, content, parts, file, warnings);
    }
  }

  private static int write(
      StoredRun run, Content content, Warnings warnings, RunProgress progress, Path file)
      throws IOException {
    var order =
        new Order(content.document(), content.theme(), run.test(), warnings, progress::rendered);
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      return writer(run.format()).write(order, out);
    }
  }

  private static DocumentWriter writer(DocumentFormat format) {
    return switch (format) {
      case EXCEL -> new XlsxWriter();
      case WORD -> new DocxWriter();
      case SLIDES -> new PptxWriter();
    };
  }

  private void keep(
      StoredRun run, DocumentSpec spec, Content content, int parts, Path file, Warnings warnings)
      throws IOException {
    var size = Files.size(file);
    var sha256 = Sha256.hex(file);
    var title = title(content.document().metadata().title());
    var blobKey = newBlobs.put("documents/runs/" + run.id(), file);
    var ended =
        endings.complete(
            run,
            new RunEndings.MadeFile(
                title,
                DocumentFileName.of(spec.fileName(), title, run.format()),
                run.format() == DocumentFormat.WORD ? null : parts,
                blobKey,
                size,
                sha256,
                warnings.all()));
    if (!ended) {
      newBlobs.discard(blobKey);
    }
  }

  /** As much of a title as is told; null for an empty one. */
  private static @Nullable String title(@Nullable String title) {
    if (title == null) {
      return null;
    }
    // PostgreSQL has no text with this character.
    var told = title.replace("\0", "").strip();
    return told.isEmpty() ? null : DocumentsModels.cut(told, LONGEST_TITLE);
  }
}
