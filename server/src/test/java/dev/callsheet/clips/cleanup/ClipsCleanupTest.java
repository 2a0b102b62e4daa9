package dev.callsheet.clips.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.clips.ClipsNode;
import dev.callsheet.clips.choice.ChosenClip;
import dev.callsheet.clips.choice.ChosenClip.Reason;
import dev.callsheet.clips.choice.ChosenClip.Signal;
import dev.callsheet.clips.choice.ProjectResult;
import dev.callsheet.clips.export.ExportProgress;
import dev.callsheet.clips.export.ExportRepository;
import dev.callsheet.clips.export.Exports;
import dev.callsheet.clips.project.ProjectProgress;
import dev.callsheet.clips.project.ProjectRepository;
import dev.callsheet.clips.project.Projects;
import dev.callsheet.clips.project.StoredProject;
import dev.callsheet.clips.source.SourceFiles;
import dev.callsheet.clips.source.SourceRepository;
import dev.callsheet.clips.source.Sources;
import dev.callsheet.clips.source.StoredSource;
import dev.callsheet.media.render.Framing;
import dev.callsheet.media.render.RenderFormat;
import dev.callsheet.storage.BlobStore;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClipsCleanupTest {
  private static final Duration WEEK = Duration.ofDays(7);

  @TempDir Path home;
  private ClipsNode node;
  private ClipsCleanup cleanup;

  @BeforeEach
  void start() {
    node = new ClipsNode(home, 10);
    cleanup = node.bean(ClipsCleanup.class);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void aProjectIsGoneAWeekAfterItsEndWithItsFilesAndItsSource() throws Exception {
    var source = node.source(60);
    var project = succeeded(source);
    store(project.thumbnailKey(1));

    node.clock.advance(WEEK.minusMillis(1));
    cleanup.run();
    assertTrue(exists(project));
    assertTrue(blobs().exists(source.fileKey()));

    node.clock.advance(Duration.ofMillis(1));
    cleanup.run();
    assertFalse(exists(project));
    assertTrue(node.bean(SourceRepository.class).findById(source.id()).isEmpty());
    awaitGone(project.thumbnailKey(1));
    awaitGone(source.fileKey());
  }

  @Test
  void anExportKeepsItsProjectAndItsSource() throws Exception {
    var source = node.source(60);
    var project = succeeded(source);
    node.clock.advance(WEEK.minusHours(1));
    var exports = node.bean(Exports.class);
    var created =
        assertInstanceOf(
            Exports.Creation.Created.class,
            exports.create(
                node.organization,
                project.id(),
                List.of(1),
                RenderFormat.MP4,
                new Framing(Framing.Shape.SQUARE, Framing.Fit.CROP, Framing.Size.SOURCE),
                null));
    var export = created.export().export();
    node.clock.advance(Duration.ofHours(2));

    cleanup.run();
    assertTrue(exists(project), "while its export is being made");

    node.bean(ExportRepository.class).start(export.id());
    store(export.fileKey(1));
    node.bean(ExportProgress.class).succeed(export);
    cleanup.run();
    assertTrue(exists(project), "while its export is there");
    assertTrue(exports.find(node.organization, export.id()).isPresent());

    node.clock.advance(WEEK);
    assertTrue(exports.find(node.organization, export.id()).isEmpty(), "expired, not yet deleted");
    cleanup.run();
    assertFalse(exists(project));
    assertTrue(node.bean(ExportRepository.class).findById(export.id()).isEmpty());
    assertTrue(node.bean(SourceRepository.class).findById(source.id()).isEmpty());
    awaitGone(export.fileKey(1));
  }

  @Test
  void aSourceIsKeptForItsUnfinishedProject() throws Exception {
    var source = node.source(60);
    var project = created(source);
    node.clock.advance(WEEK.multipliedBy(2));
    cleanup.run();
    assertTrue(exists(project));
    assertTrue(node.bean(SourceRepository.class).findById(source.id()).isPresent());
  }

  @Test
  void anUploadMayFinishADayAfterItsUrlExpired() {
    var announced = node.bean(Sources.class).create(node.organization, "talk.mp4").source();
    var sources = node.bean(SourceRepository.class);
    sources.expect(announced.id(), "clips/sources/half");

    node.clock.advance(Duration.ofHours(24));
    cleanup.run();
    assertTrue(sources.findById(announced.id()).isPresent());

    node.clock.advance(Duration.ofHours(1));
    cleanup.run();
    assertTrue(sources.findById(announced.id()).isEmpty());
  }

  @Test
  void aFileThatAKilledNodeLeftGoesWhenTheNextOneComes() throws Exception {
    var files = node.bean(SourceFiles.class);
    var sources = node.bean(SourceRepository.class);
    var source = node.bean(Sources.class).create(node.organization, "talk.mp4").source();
    var recording = ClipsNode.recording(60);
    var first = files.keep(source.id(), file("first"), recording);

    var second = files.keep(source.id(), file("second"), recording);

    assertFalse(blobs().exists(first.blobKey()));
    assertTrue(blobs().exists(second.blobKey()));
    var until = node.clock.instant();
    assertEquals(0, sources.fill(source.id(), first.blobKey(), 1, first.media(), until));
    assertEquals(1, sources.fill(source.id(), second.blobKey(), 1, second.media(), until));
    var third = files.keep(source.id(), file("third"), recording);
    assertFalse(blobs().exists(third.blobKey()));
    assertTrue(blobs().exists(second.blobKey()), "the source has its file");
  }

  private Path file(String name) throws Exception {
    return Files.writeString(home.resolve(name), name);
  }

  private StoredProject created(StoredSource source) {
    return assertInstanceOf(Projects.Creation.Created.class, node.create(source)).project();
  }

  private StoredProject succeeded(StoredSource source) {
    var project = created(source);
    node.bean(ProjectRepository.class).start(project.id());
    var reasons = List.of(new Reason(Signal.LOUDNESS, 100, "Loud"));
    var clip = new ChosenClip("Loud scene at 0:00", List.of("loud"), 0, 5_000, reasons);
    node.bean(ProjectProgress.class).succeed(project, new ProjectResult.Chosen(List.of(clip)));
    return node.project(project.id());
  }

  private boolean exists(StoredProject project) {
    return node.bean(ProjectRepository.class).findById(project.id()).isPresent();
  }

  private BlobStore blobs() {
    return node.bean(BlobStore.class);
  }

  private void store(String key) throws Exception {
    blobs().put(key, new ByteArrayInputStream(new byte[] {1}));
  }

  private void awaitGone(String key) {
    node.startWorkers();
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (blobs().exists(key) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertFalse(blobs().exists(key), key);
  }
}
