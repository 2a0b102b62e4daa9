package notes.client.api;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The bytes of a request body, streamed and never held in memory as a whole unless given so. */
public sealed interface BinaryContent {
  /** Bytes a second. */
  long SLOWEST = 64 * 1024;

  /**
   * The content of a file.
   *
   * @param repeatable whether it can be sent again
   */
  record OfFile(Path file, boolean repeatable) implements BinaryContent {}

  /** What a stream yields until its end; it can be sent once. */
  record OfStream(InputStream stream) implements BinaryContent {
    @Override
    public boolean repeatable() {
      return false;
    }
  }

  /** Bytes in memory. */
  record OfBytes(byte[] bytes) implements BinaryContent {
    @Override
    public boolean repeatable() {
      return true;
    }
  }

  /** Takes the content of a file. */
  static BinaryContent of(Path file) {
    return new OfFile(file, true);
  }

  /** Takes the content of a file that the server takes only once, whatever becomes of the answer. */
  static BinaryContent once(Path file) {
    return new OfFile(file, false);
  }

  /** Takes what a stream yields until its end. */
  static BinaryContent of(InputStream stream) {
    return new OfStream(stream);
  }

  /** Takes bytes in memory. */
  static BinaryContent of(byte[] bytes) {
    return new OfBytes(bytes);
  }

  /**
   * Returns how long the content may take to be sent: as long as at 64 KiB a second, and a day
   * where nobody knows how long it is.
   */
  default Duration patience() {
    if (this instanceof OfFile ofFile) {
      return Duration.ofSeconds(ofFile.file().toFile().length() / SLOWEST);
    }
    if (this instanceof OfBytes ofBytes) {
      return Duration.ofSeconds(ofBytes.bytes().length / SLOWEST);
    }
    return Duration.ofDays(1);
  }

  /** Returns whether the content can be sent again, as a retry needs it. */
  boolean repeatable();

  /**
   * Opens the content for one request.
   *
   * @throws FileNotFoundException when the file is not there
   */
  default BodyPublisher publisher() throws FileNotFoundException {
    if (this instanceof OfFile ofFile) {
      if (!Files.isReadable(ofFile.file())) {
        throw new FileNotFoundException(ofFile.file().toString());
      }
      return BodyPublishers.ofFile(ofFile.file());
    }
    if (this instanceof OfStream ofStream) {
      return BodyPublishers.ofInputStream(ofStream::stream);
    }
    return BodyPublishers.ofByteArray(((OfBytes) this).bytes());
  }
}
