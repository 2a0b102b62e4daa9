package dev.callsheet.tasks.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.storage.BlobStore;
import dev.callsheet.tasks.TasksNode;
import dev.callsheet.tasks.project.ProjectDeletedException;
import dev.callsheet.tasks.project.Projects;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tasks make, until it is deleted. */
final class FilesTest {
  @TempDir Path home;
  @TempDir Path work;
  private TasksNode node;
  private Files files;

  @BeforeEach
  void start() {
    node = new TasksNode(home);
    files = node.bean(Files.class);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void aFolderIsOneFileWhosePartsStandBesideEachOther() throws Exception {
    var file = add(folder());

    assertTrue(file.isFolder());
    assertEquals("master.m3u8", file.main().name());
    assertEquals(9L, file.stored().sizeBytes());
    assertEquals("application/vnd.apple.mpegurl", file.stored().mediaType());
    assertEquals(file, files.find(node.project, file.id()).orElseThrow());
    assertEquals(
        file.parts().get(1), files.sendable(file.id(), "segment-1.m4s").orElseThrow().part());
    assertEquals("talk", files.sendable(file.id(), "master.m3u8").orElseThrow().name());
    assertTrue(files.sendable(file.id(), "segment-2.m4s").isEmpty());
    assertEquals(List.of(file), files.find(node.project, List.of("fil_none", file.id())));
    assertEquals(0, node.count("select count(*) from expected_blob"));
  }

  @Test
  void anotherProjectDoesNotSeeIt() throws Exception {
    var file = add(folder());
    var other = node.newProject("Second");
    assertTrue(files.find(other, file.id()).isEmpty());
    assertTrue(files.find(other, List.of(file.id())).isEmpty());
    assertTrue(files.list(other, 10, null).items().isEmpty());
    assertFalse(files.delete(other, file.id()));
    assertEquals(List.of(file), files.list(node.project, 10, null).items());
  }

  @Test
  void aDeletedFileTakesItsBlobsWithIt() throws Exception {
    var file = add(folder());
    assertTrue(files.delete(node.project, file.id()));
    assertFalse(files.delete(node.project, file.id()));
    assertTrue(files.find(node.project, file.id()).isEmpty());
    node.startWorkers();
    for (var part : file.parts()) {
      await(() -> !node.bean(BlobStore.class).exists(part.blobKey()));
    }
  }

  @Test
  void whatIsNotAddedIsDiscarded() throws Exception {
    var prepared = files.prepare(folder());
    files.discard(prepared);
    for (var blob : prepared.blobs()) {
      assertFalse(node.bean(BlobStore.class).exists(blob.key()));
    }
  }

  @Test
  void discardingWhatWasAddedDoesNothing() throws Exception {
    var prepared = files.prepare(folder());
    node.inTransaction(() -> files.add(node.project, "task_1", prepared));
    files.discard(prepared);
    for (var blob : prepared.blobs()) {
      assertTrue(node.bean(BlobStore.class).exists(blob.key()));
    }
  }

  @Test
  void aDeletedProjectTakesItsFilesWithItAndTakesNoMore() throws Exception {
    var kept = node.newProject("Kept");
    var elsewhere = files.prepare(folder());
    node.inTransaction(() -> files.add(kept, "task_2", elsewhere));
    var late = files.prepare(folder());
    for (var number = 0; number < 101; number++) {
      add(single(number));
    }
    assertTrue(node.bean(Projects.class).delete(node.organization, node.project.projectId()));
    assertFalse(node.bean(Projects.class).delete(node.organization, node.project.projectId()));
    assertThrows(
        ProjectDeletedException.class,
        () -> node.inTransaction(() -> files.add(node.project, "task_3", late)));
    node.startWorkers();
    await(() -> node.count("select count(*) from tasks_file") == 1);
    assertEquals(1, files.list(kept, 10, null).items().size());
  }

  @Test
  void aSignedUrlIsGoodForItsFileAloneAndForAnHour() throws Exception {
    var file = add(folder());
    var downloads = node.bean(Downloads.class);
    var signed = downloads.sign(file);
    var steps = signed.path().split("/");
    assertEquals("/files/" + file.id() + "/signed/" + steps[4] + "/master.m3u8", signed.path());
    assertEquals(
        Duration.ofHours(1).getSeconds(),
        signed.expiresAt().getEpochSecond() - node.clock.instant().getEpochSecond());
    assertTrue(downloads.admits(file.id(), steps[4]));
    assertFalse(downloads.admits(add(folder()).id(), steps[4]));
    assertFalse(downloads.admits(file.id(), "1" + steps[4]));
    assertFalse(downloads.admits(file.id(), steps[4] + "a"));
    assertFalse(downloads.admits(file.id(), "nonsense"));
    node.clock.advance(Duration.ofHours(1));
    assertFalse(downloads.admits(file.id(), steps[4]));
  }

  @Test
  void namesThatNoUrlCouldEndWithAreRefused() {
    for (var name : List.of("", "..", ".hidden", "a/b", "a b", "ä", "x".repeat(101))) {
      assertThrows(
          IllegalArgumentException.class, () -> new NewFile.Part(name, "video/mp4", work), name);
    }
  }

  private MediaFile add(NewFile made) {
    var prepared = files.prepare(made);
    return node.inTransaction(() -> files.add(node.project, "task_1", prepared));
  }

  private NewFile folder() throws Exception {
    return new NewFile(
        "talk",
        List.of(
            part("master.m3u8", "application/vnd.apple.mpegurl", "#EXTM3U"),
            part("segment-1.m4s", "video/iso.segment", "ab")),
        1280,
        720,
        1500L);
  }

  private NewFile single(int number) throws Exception {
    return new NewFile(
        number + ".txt", List.of(part("content.txt", "text/plain", "a")), null, null, null);
  }

  private NewFile.Part part(String name, String mediaType, String content) throws Exception {
    var path = java.nio.file.Files.createTempFile(work, "part", "");
    java.nio.file.Files.writeString(path, content);
    return new NewFile.Part(name, mediaType, path);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "Not so within 20 s");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
