package dev.callsheet.registry.session;

import dev.callsheet.id.Ids;
import dev.callsheet.media.MediaEngine;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.registry.RegistryPlans;
import dev.callsheet.registry.RegistrySettings;
import dev.callsheet.secret.Sha256;
import dev.callsheet.storage.BlobNotFoundException;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.DiskSpace;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.StorageUnavailableException;
import dev.callsheet.storage.WorkFolder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** Takes the recordings of sessions, hashed while they arrive, and tells audio from all else. */
@Singleton
public final class Recordings {
  private static final int BUFFER_BYTES = 128 * 1024;

  private final SessionRepository sessions;
  private final MediaEngine media;
  private final BlobStore blobs;
  private final Scratch scratch;
  private final DiskSpace space;
  private final RegistryPlans plans;
  private final RegistrySettings settings;
  private final Clock clock;

  Recordings(
      SessionRepository sessions,
      MediaEngine media,
      BlobStore blobs,
      Scratch scratch,
      DiskSpace space,
      RegistryPlans plans,
      RegistrySettings settings,
      Clock clock) {
    this.sessions = sessions;
    this.media = media;
    this.blobs = blobs;
    this.scratch = scratch;
    this.space = space;
    this.plans = plans;
    this.settings = settings;
    this.clock = clock;
  }

  /** What came of an upload. */
  public sealed interface Upload {
    /** The recording is the session's, which has it. */
    record Stored(StoredSession session) implements Upload {}

    /** No session waits for a recording with this secret, or another upload was first. */
    record Unknown() implements Upload {}

    /**
     * The recording has more bytes than it may.
     *
     * @param sizeBytes as announced, or received so far
     */
    record TooLarge(long sizeBytes, long maxBytes) implements Upload {}

    /** There was no byte. */
    record Empty() implements Upload {}
  }

  /** What was received. */
  private sealed interface Receipt {
    record Whole(long sizeBytes, String sha256) implements Receipt {}

    record Refused(Upload upload) implements Receipt {}
  }

  /**
   * Takes the recording of a session. The URL is used up once the recording is stored: after a
   * transfer that broke off, or was empty or too large, it takes another one.
   *
   * @param organizationId that the URL names
   * @param contentLength as announced, -1 if it was not
   * @throws UncheckedIOException when the body breaks off
   * @throws StorageUnavailableException when there is no room for it, at once if its length was
   *     announced
   */
  public Upload upload(String organizationId, String secret, long contentLength, InputStream body) {
    var awaited =
        sessions
            .awaited(Sha256.hex(secret), clock.instant())
            .filter(session -> session.organizationId().equals(organizationId));
    if (awaited.isEmpty()) {
      return new Upload.Unknown();
    }
    var session = awaited.get();
    var maxBytes = plans.maxAudioBytes(session.organizationId());
    if (contentLength > maxBytes) {
      return new Upload.TooLarge(contentLength, maxBytes);
    }
    try (var folder = new WorkFolder(scratch)) {
      space.require(folder.path(), Math.max(contentLength, 0));
      var file = folder.file("recording");
      return switch (receive(body, file, maxBytes)) {
        case Receipt.Refused(var upload) -> upload;
        case Receipt.Whole(var sizeBytes, var sha256) -> keep(session, file, sizeBytes, sha256);
      };
    } catch (IOException exception) {
      throw new StorageUnavailableException("An upload could not be written", exception);
    } catch (MediaException exception) {
      throw new StorageUnavailableException("An upload could not be looked at now", exception);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException("The server stops", exception);
    }
  }

  /**
   * Whether the recording of a session is still the one that arrived; reads all of it.
   *
   * @throws StorageUnavailableException when it cannot be read now
   */
  public boolean isUnchanged(StoredSession.Recording recording) {
    var digest = sha256();
    try {
      if (blobs.size(recording.blobKey()) != recording.sizeBytes()) {
        return false;
      }
      try (var content =
          new DigestInputStream(
              blobs.open(recording.blobKey(), 0, recording.sizeBytes()), digest)) {
        content.transferTo(OutputStream.nullOutputStream());
      }
    } catch (BlobNotFoundException gone) {
      return false;
    } catch (IOException failure) {
      throw new StorageUnavailableException("A recording cannot be read now", failure);
    }
    return HexFormat.of().formatHex(digest.digest()).equals(recording.sha256());
  }

  /** Another upload may be at it too: the one that was expected last becomes the session's. */
  private Upload keep(StoredSession session, Path file, long sizeBytes, String sha256)
      throws IOException, MediaException, InterruptedException {
    var finding = inspect(file);
    var blobKey = "registry/recordings/" + session.id() + "/" + Ids.next("blb");
    var expected = sessions.findById(session.id()).map(StoredSession::blobKey);
    if (sessions.expect(session.id(), blobKey) == 0) {
      return new Upload.Unknown();
    }
    expected.ifPresent(blobs::delete);
    blobs.move(file, blobKey);
    var expiresAt = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(settings.uploadLifetime());
    var filled = sessions.fill(session.id(), blobKey, sizeBytes, sha256, finding.json(), expiresAt);
    if (filled == 0) {
      blobs.delete(blobKey);
      return new Upload.Unknown();
    }
    return new Upload.Stored(sessions.findById(session.id()).orElseThrow());
  }

  /**
   * Looks whether a file is audio and nothing else.
   *
   * @throws MediaException when this machine could not look
   */
  private Finding inspect(Path file) throws IOException, MediaException, InterruptedException {
    try {
      var recording = media.probe(file);
      var audio = recording.audio();
      if (recording.video() != null) {
        return Finding.notAudio("The file has a moving picture.");
      }
      return audio == null
          ? Finding.notAudio("The file has no sound.")
          : new Finding(null, recording.durationMillis(), audio.codec());
    } catch (MediaException exception) {
      return switch (exception.failure()) {
        case MediaFailure.NotMedia(var _) ->
            Finding.notAudio("The file is not a recording that can be read.");
        case MediaFailure.Corrupt(var _) -> Finding.notAudio("The file is damaged.");
        case MediaFailure.Unsupported(var _) ->
            Finding.notAudio("The file has a form that cannot be read.");
        case MediaFailure.Unsuitable(var reason) -> Finding.notAudio(reason);
        case MediaFailure.DeadlineExceeded(var deadline) ->
            Finding.notAudio(
                "The file takes longer than " + deadline.toMinutes() + " min to be looked at.");
        case MediaFailure.MemoryExceeded(var limit) ->
            Finding.notAudio(
                "The file takes more than " + limit + " bytes of memory to be looked at.");
        case MediaFailure.OutputTooLarge(var _) -> throw exception;
        case MediaFailure.Killed(var _) -> throw exception;
        case MediaFailure.Shortage(var _) -> throw exception;
      };
    }
  }

  /** Writes the body into a file, as long as it is not too large. */
  private Receipt receive(InputStream body, Path file, long maxBytes) throws IOException {
    var digest = sha256();
    var buffer = new byte[BUFFER_BYTES];
    var total = 0L;
    try (var output =
        new DigestOutputStream(
            space.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), digest)) {
      for (var count = read(body, buffer); count > 0; count = read(body, buffer)) {
        total += count;
        if (total > maxBytes) {
          return new Receipt.Refused(new Upload.TooLarge(total, maxBytes));
        }
        output.write(buffer, 0, count);
      }
    }
    return total == 0
        ? new Receipt.Refused(new Upload.Empty())
        : new Receipt.Whole(total, HexFormat.of().formatHex(digest.digest()));
  }

  /** A failure to read is the sender's, and no failure of the storage. */
  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.readNBytes(buffer, 0, buffer.length);
    } catch (IOException broken) {
      throw new UncheckedIOException(new IOException("The body broke off", broken));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException(exception); // every Java platform has it
    }
  }
}
