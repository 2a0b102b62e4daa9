package dev.callsheet.studio.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.account.Organizations;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.database.TestDatabase;
import dev.callsheet.id.Ids;
import dev.callsheet.job.Attempt;
import dev.callsheet.media.MediaEngine;
import dev.callsheet.media.render.RenderFormat;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.LocalCopy;
import dev.callsheet.storage.Scratch;
import dev.callsheet.studio.WorkState;
import dev.callsheet.studio.asset.AssetRepository;
import dev.callsheet.studio.asset.AssetState;
import dev.callsheet.studio.asset.PrepareAudio;
import dev.callsheet.studio.asset.StoredAsset;
import dev.callsheet.studio.asset.Subtitles;
import dev.callsheet.studio.cut.CutRepository;
import dev.callsheet.studio.project.ProjectRepository;
import dev.callsheet.studio.project.StoredProject;
import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionOperations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job does whose node was taken for dead, or was killed before the job was ticked off. */
final class LateWorkerTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Attempt FIRST = new Attempt("job", 1, false);

  @TempDir Path folder;
  private ApplicationContext context;
  private StoredAsset asset;

  @BeforeEach
  void start() throws Exception {
    var properties = new HashMap<String, Object>(TestDatabase.create().properties());
    properties.put("callsheet.home", folder.toString());
    context = ApplicationContext.run(properties);
    var organization = context.getBean(Organizations.class).create("Studio").id();
    var project = new StoredProject(Ids.next("prj"), organization, "Project", NOW);
    context.getBean(ProjectRepository.class).save(project);
    var wave = Files.write(folder.resolve("second.wav"), secondOfSilence());
    asset =
        new StoredAsset(
            Ids.next("ast"),
            organization,
            project.id(),
            "second.wav",
            Files.size(wave),
            Ids.next("upl"),
            AssetState.PROCESSING,
            true,
            40,
            JsonColumn.write(context.getBean(MediaEngine.class).probe(wave)),
            1L,
            null,
            NOW,
            NOW);
    assets().save(asset);
    context.getBean(BlobStore.class).put(asset.sourceKey(), wave);
  }

  @AfterEach
  void stop() {
    context.close();
  }

  @Test
  void aRenderThatAnotherWorkerCompletedKeepsItsFile() throws Exception {
    var render = pendingRender();
    var blobs = context.getBean(BlobStore.class);
    var completion = context.getBean(RenderCompletion.class);
    var late =
        makeRender(
            new OvertakenStore(
                blobs, () -> assertTrue(completion.complete(render.id(), 1000, 1, null, null))));

    late.run(render.id(), FIRST);

    assertTrue(blobs.exists(render.fileKey()));
    assertEquals(
        WorkState.COMPLETED,
        context.getBean(RenderRepository.class).status(render.id()).orElseThrow());
  }

  @Test
  void aRenderThatWasCancelledAtTheLastMomentLeavesNoFile() throws Exception {
    var render = pendingRender();
    var blobs = context.getBean(BlobStore.class);
    var renders = context.getBean(Renders.class);
    var late =
        makeRender(
            new OvertakenStore(
                blobs,
                () ->
                    assertInstanceOf(
                        Renders.Cancellation.Cancelled.class,
                        renders.cancel(asset.organizationId(), render.id()))));

    late.run(render.id(), FIRST);

    assertFalse(blobs.exists(render.fileKey()));
  }

  @Test
  void theFirstStageLeavesAnAssetAloneThatIsPastIt() throws Exception {
    var stage = context.getBean(PrepareAudio.class);
    var blobs = context.getBean(BlobStore.class);

    stage.run(asset.id(), FIRST);
    stage.exhausted(asset.id(), new IllegalStateException("The worker vanished"));

    assertFalse(blobs.exists(asset.audioKey()));
    assertEquals(AssetState.PROCESSING, assets().findById(asset.id()).orElseThrow().status());
  }

  @Test
  void aWorkerThatBeginsAgainDoesNotTakeTheProgressBack() {
    assets().progress(asset.id(), 30);
    assertEquals(40, assets().findById(asset.id()).orElseThrow().progressPercent());

    assets().progress(asset.id(), 50);
    assertEquals(50, assets().findById(asset.id()).orElseThrow().progressPercent());
  }

  @Test
  void noTransactionWaitsForTheSenderOfSubtitles() throws Exception {
    var transactions = context.getBean(TransactionOperations.class);
    var reads = new AtomicInteger();
    var file = "1\n00:00:00,000 --> 00:00:00,500\nHello\n".getBytes(StandardCharsets.UTF_8);
    var body =
        new ByteArrayInputStream(file) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            reads.incrementAndGet();
            assertTrue(transactions.findTransactionStatus().isEmpty());
            return super.read(buffer, offset, length);
          }
        };

    var replaced =
        context.getBean(Subtitles.class).replace(asset.organizationId(), asset.id(), body, null);

    assertInstanceOf(Subtitles.Replacement.Replaced.class, replaced);
    assertTrue(reads.get() > 0);
  }

  private AssetRepository assets() {
    return context.getBean(AssetRepository.class);
  }

  private MakeRender makeRender(BlobStore blobs) {
    return new MakeRender(
        context.getBean(RenderRepository.class),
        assets(),
        context.getBean(CutRepository.class),
        context.getBean(RenderCompletion.class),
        blobs,
        context.getBean(Scratch.class),
        context.getBean(MediaEngine.class));
  }

  private StoredRender pendingRender() {
    var render =
        new StoredRender(
            Ids.next("rnd"),
            asset.organizationId(),
            asset.id(),
            null,
            RenderFormat.WAV,
            null,
            null,
            WorkState.PENDING,
            0,
            null,
            null,
            null,
            null,
            null,
            NOW,
            null);
    context.getBean(RenderRepository.class).save(render);
    return render;
  }

  private static byte[] secondOfSilence() {
    var rate = 8000;
    var samples = 2 * rate;
    return ByteBuffer.allocate(44 + samples)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(36 + samples)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(rate)
        .putInt(2 * rate)
        .putShort((short) 2)
        .putShort((short) 16)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(samples)
        .array();
  }

  /** A store in which something else happens just after a file was moved in. */
  private record OvertakenStore(BlobStore store, Runnable other) implements BlobStore {
    @Override
    public void put(String key, InputStream content) throws IOException {
      store.put(key, content);
    }

    @Override
    public void put(String key, Path file) {
      store.put(key, file);
    }

    @Override
    public void move(Path file, String key) {
      store.move(file, key);
      other.run();
    }

    @Override
    public InputStream open(String key, long offset, long length) {
      return store.open(key, offset, length);
    }

    @Override
    public long size(String key) {
      return store.size(key);
    }

    @Override
    public boolean exists(String key) {
      return store.exists(key);
    }

    @Override
    public void delete(String key) {
      store.delete(key);
    }

    @Override
    public LocalCopy localCopy(String key) {
      return store.localCopy(key);
    }
  }
}
