package dev.callsheet.tasks.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.kernel.error.FrameworkErrorException;
import dev.callsheet.plan.Plan;
import dev.callsheet.plan.Plans;
import dev.callsheet.secret.Sha256;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.tasks.TasksNode;
import dev.callsheet.tasks.file.Uploads.Announcement;
import dev.callsheet.tasks.file.Uploads.Announcement.Announced;
import dev.callsheet.tasks.file.Uploads.Upload;
import dev.callsheet.tasks.project.Projects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of uploads, by whatever bytes and however often. */
final class UploadsTest {
  private static final byte[] BYTES = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n".getBytes(UTF_8);

  @TempDir Path home;
  private TasksNode node;
  private Uploads uploads;

  @BeforeEach
  void start() {
    node = new TasksNode(home, Map.of("callsheet.tasks.max-file-bytes", 1000));
    uploads = node.bean(Uploads.class);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void aFileIsReadyOnceItsBytesAreThereAndItsUrlIsUsedUp() throws Exception {
    var announced = announce("../../My talk.VTT", null);
    assertFalse(found(announced).isReady());

    var stored = assertInstanceOf(Upload.Stored.class, send(announced, BYTES)).file();

    assertTrue(stored.isReady());
    assertEquals(stored, found(announced));
    assertEquals("../../My talk.VTT", stored.stored().name());
    assertEquals("text/vtt", stored.stored().mediaType());
    assertEquals((long) BYTES.length, stored.stored().sizeBytes());
    var part = stored.main();
    assertEquals("content.VTT", part.name());
    assertEquals(Sha256.hex(new String(BYTES, UTF_8)), part.sha256());
    assertFalse(part.blobKey().contains("talk"), part.blobKey());
    try (var content = node.bean(BlobStore.class).open(part.blobKey(), 0, BYTES.length)) {
      assertArrayEquals(BYTES, content.readAllBytes());
    }
    assertInstanceOf(Upload.Unknown.class, send(announced, BYTES));
    assertEquals(0, node.count("select count(*) from expected_blob"));
  }

  @Test
  void theUrlOfAnotherFileOrAfterItsTimeIsUnknown() {
    var announced = announce("a.mp4", null);
    var other = announce("b.mp4", null);
    assertInstanceOf(
        Upload.Unknown.class,
        uploads.receive(
            announced.file().id(), other.secret(), -1, new ByteArrayInputStream(BYTES)));
    node.clock.advance(Duration.ofHours(1));
    assertInstanceOf(Upload.Unknown.class, send(announced, BYTES));
  }

  @Test
  void whatBrokeOffOrIsOfAnotherSizeMayBeSentAgain() {
    var announced = announce("a.vtt", (long) BYTES.length);
    assertThrows(
        UncheckedIOException.class,
        () -> uploads.receive(announced.file().id(), announced.secret(), -1, broken()));
    assertEquals(new Upload.OtherSize(BYTES.length), send(announced, new byte[] {1, 2, 3}));
    assertEquals(new Upload.OtherSize(BYTES.length), send(announced, new byte[BYTES.length + 1]));
    assertEquals(
        new Upload.OtherSize(BYTES.length),
        uploads.receive(
            announced.file().id(),
            announced.secret(),
            BYTES.length + 1,
            InputStream.nullInputStream()));
    assertEquals(0, node.count("select count(*) from expected_blob"));
    assertInstanceOf(Upload.Stored.class, send(announced, BYTES));
  }

  @Test
  void anEmptyFileIsNone() {
    assertEquals(new Upload.Empty(), send(announce("a.vtt", null), new byte[0]));
  }

  @Test
  void aFileHasAsManyBytesAsThePlanAllows() {
    assertEquals(
        new Announcement.TooLarge(1000), uploads.announce(node.project, "a.mp4", 1001L, null));
    assertEquals(new Upload.TooLarge(1000), send(announce("a.mp4", null), new byte[1001]));
    assertInstanceOf(Upload.Stored.class, send(announce("a.mp4", null), new byte[1000]));
    node.bean(Plans.class).set(node.organization, node.family(), Plan.of(null, null, 10L));
    assertEquals(new Announcement.TooLarge(10), uploads.announce(node.project, "a.mp4", 11L, null));
  }

  @Test
  void nothingComesIntoAProjectThatIsDeleted() {
    var announced = announce("a.vtt", null);
    node.bean(Projects.class).delete(node.organization, node.project.projectId());
    assertInstanceOf(Upload.Unknown.class, send(announced, BYTES));
    assertThrows(
        FrameworkErrorException.class, () -> uploads.announce(node.project, "b", null, null));
  }

  @Test
  void whatNeverCameIsForgottenADayAfterItsTime() throws Exception {
    var announced = announce("a.vtt", null);
    node.clock.advance(Duration.ofHours(24));
    node.runRecurring("tasks-files-cleanup");
    found(announced);
    node.clock.advance(Duration.ofHours(2));
    node.runRecurring("tasks-files-cleanup");
    assertTrue(node.bean(Files.class).find(node.project, announced.file().id()).isEmpty());
  }

  @Test
  void whatABrowserWouldRunIsARowOfBytes() {
    assertEquals("video/mp4", ServedType.of("Video/MP4; codecs=x", new byte[0], "a"));
    assertEquals("application/octet-stream", ServedType.of("text/html", new byte[0], "a"));
    assertEquals("application/octet-stream", ServedType.of("image/svg+xml", new byte[0], "a"));
    assertEquals(
        "application/octet-stream",
        ServedType.of(null, "<html><script>".getBytes(UTF_8), "a.html"));
    assertEquals("image/gif", ServedType.of("text/html", "GIF89a".getBytes(UTF_8), "a.html"));
  }

  private Announced announce(String name, @Nullable Long size) {
    return assertInstanceOf(Announced.class, uploads.announce(node.project, name, size, null));
  }

  private MediaFile found(Announced announced) {
    return node.bean(Files.class).find(node.project, announced.file().id()).orElseThrow();
  }

  private Upload send(Announced announced, byte[] bytes) {
    return uploads.receive(
        announced.file().id(), announced.secret(), -1, new ByteArrayInputStream(bytes));
  }

  private static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("The line is dead");
      }
    };
  }
}
