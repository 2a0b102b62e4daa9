package dev.callsheet.registry.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.plan.Plan;
import dev.callsheet.plan.Plans;
import dev.callsheet.registry.RegistryNode;
import dev.callsheet.registry.Wave;
import dev.callsheet.registry.session.Recordings.Upload;
import dev.callsheet.secret.Sha256;
import dev.callsheet.storage.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How recordings arrive. */
final class RecordingsTest {
  private static final byte[] RECORDING = Wave.of(440);

  @TempDir Path home;
  private RegistryNode node;

  @BeforeEach
  void start() {
    node = new RegistryNode(home);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void aRecordingIsHashedAndMeasured() {
    var announced = announce();

    var stored = assertInstanceOf(Upload.Stored.class, node.upload(announced, RECORDING));

    var recording = stored.session().recording();
    assertEquals(RECORDING.length, recording.sizeBytes());
    assertEquals(HexFormat.of().formatHex(Sha256.of(RECORDING)), recording.sha256());
    assertEquals(new Finding(null, 1_000, "pcm_s16le"), recording.finding());
    assertTrue(recordings().isUnchanged(recording));
  }

  @Test
  void aUrlIsUsedUpByARecordingAndNotByWhatFailed() throws Exception {
    var announced = announce();

    assertEquals(new Upload.Empty(), node.upload(announced, new byte[0]));
    assertThrows(
        UncheckedIOException.class,
        () -> recordings().upload(node.organization, announced.secret(), -1, broken()));
    assertInstanceOf(Upload.Stored.class, node.upload(announced, RECORDING));
    assertEquals(new Upload.Unknown(), node.upload(announced, RECORDING));
    assertEquals(1, blobs());
  }

  @Test
  void ofManyUploadsAtOnceOneIsTheSessionsAndTheOthersLeaveNothing() throws Exception {
    var announced = announce();

    var outcomes = RegistryNode.atOnce(8, () -> node.upload(announced, RECORDING));

    assertEquals(1, outcomes.stream().filter(Upload.Stored.class::isInstance).count());
    assertEquals(7, outcomes.stream().filter(new Upload.Unknown()::equals).count());
    assertEquals(1, blobs());
    var recording = node.session(announced.session().id()).recording();
    assertTrue(node.bean(BlobStore.class).exists(recording.blobKey()));
  }

  @Test
  void aUrlIsGoodForTenMinutes() {
    var announced = announce();
    node.clock.advance(Duration.ofMinutes(10));

    assertEquals(new Upload.Unknown(), node.upload(announced, RECORDING));
  }

  @Test
  void aUrlWithAnotherOrganizationInItsPathIsNobodys() {
    var announced = announce();

    assertEquals(
        new Upload.Unknown(),
        recordings()
            .upload(
                node.organization(), announced.secret(), -1, new ByteArrayInputStream(RECORDING)));
  }

  @Test
  void aRecordingThatIsTooLargeIsRefusedByItsAnnouncementAndWhileItArrives() {
    var announced = announce();
    node.bean(Plans.class).set(node.organization, node.family(), Plan.of(null, null, 1_000_000L));

    assertEquals(
        new Upload.TooLarge(1_000_001, 1_000_000),
        recordings().upload(node.organization, announced.secret(), 1_000_001, unread()));
    var endless = new EndlessStream();
    var refused =
        assertInstanceOf(
            Upload.TooLarge.class,
            recordings().upload(node.organization, announced.secret(), -1, endless));
    assertEquals(endless.read, refused.sizeBytes());
    assertTrue(endless.read < 1_200_000, () -> endless.read + " bytes were read");
    assertInstanceOf(Upload.Stored.class, node.upload(announced, RECORDING));
  }

  @Test
  void whatIsNotSoundAloneIsStoredAndMarked() throws Exception {
    var text = "A text, and no music at all.".getBytes(StandardCharsets.UTF_8);
    var cut = new byte[30];
    System.arraycopy(RECORDING, 0, cut, 0, cut.length);

    assertNotNull(finding(text).problem());
    assertNotNull(finding(cut).problem());
    assertNull(finding(RECORDING).problem());
  }

  private Finding finding(byte[] content) {
    return assertInstanceOf(Upload.Stored.class, node.upload(announce(), content))
        .session()
        .recording()
        .finding();
  }

  private Sessions.Announced announce() {
    return node.announce(node.caller, "Evening", null);
  }

  private Recordings recordings() {
    return node.bean(Recordings.class);
  }

  /** How many files are kept. */
  private long blobs() throws IOException {
    try (var files = Files.walk(home.resolve("blobs"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static InputStream broken() {
    return new InputStream() {
      private boolean begun;

      @Override
      public int read() {
        return 1;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (begun) {
          throw new IOException("The client went away");
        }
        begun = true;
        return 1;
      }
    };
  }

  private static InputStream unread() {
    return new ByteArrayInputStream(new byte[0]) {
      @Override
      public synchronized int read(byte[] bytes, int offset, int length) {
        throw new AssertionError("It was read");
      }
    };
  }

  private static final class EndlessStream extends InputStream {
    private long read;

    @Override
    public int read() {
      read++;
      return 1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      read += length;
      return length;
    }
  }
}
