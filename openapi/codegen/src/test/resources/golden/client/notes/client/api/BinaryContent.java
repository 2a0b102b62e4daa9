package notes.client.api;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The bytes of a request body, streamed and never held in memory as a whole unless given so. */
public sealed interface BinaryContent {
  /** Bytes a second. */
  long SLOWEST = 64 * 1024;

  /**
   * The content of a file.
   *
   * @param repeatable whether it can be sent again
   */
  record OfFile(Path file, boolean repeatable) implements BinaryContent {
    @Override
    public Duration patience() {
      return Duration.ofSeconds(file.toFile().length() / SLOWEST);
    }

    @Override
    public BodyPublisher publisher() throws FileNotFoundException {
      if (!Files.isReadable(file)) {
        throw new FileNotFoundException(file.toString());
      }
      return BodyPublishers.ofFile(file);
    }
  }

  /** What a stream yields until its end; it can be sent once. */
  record OfStream(InputStream stream) implements BinaryContent {
    @Override
    public Duration patience() {
      return Duration.ofDays(1);
    }

    @Override
    public boolean repeatable() {
      return false;
    }

    @Override
    public BodyPublisher publisher() {
      return BodyPublishers.ofInputStream(() -> stream);
    }
  }

  /** Bytes in memory. */
  record OfBytes(byte[] bytes) implements BinaryContent {
    @Override
    public Duration patience() {
      return Duration.ofSeconds(bytes.length / SLOWEST);
    }

    @Override
    public boolean repeatable() {
      return true;
    }

    @Override
    public BodyPublisher publisher() {
      return BodyPublishers.ofByteArray(bytes);
    }
  }

  /**
   * Content that tells how far it has been sent.
   *
   * @param sent is given how many bytes are on their way; 0 each time that the content is begun
   */
  record Watched(BinaryContent content, LongConsumer sent) implements BinaryContent {
    @Override
    public Duration patience() {
      return content.patience();
    }

    @Override
    public boolean repeatable() {
      return content.repeatable();
    }

    @Override
    public BodyPublisher publisher() throws FileNotFoundException {
      return new WatchedPublisher(content.publisher(), sent);
    }
  }

  /**
   * A form of parts.
   *
   * @param boundary what separates them
   */
  record OfParts(String boundary, List<Part> parts) implements BinaryContent {

    OfParts(List<Part> parts) {
      this(UUID.randomUUID().toString(), parts);
    }

    @Override
    public Duration patience() {
      return parts.stream()
          .map(part -> part.content().patience())
          .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public boolean repeatable() {
      return parts.stream().allMatch(part -> part.content().repeatable());
    }

    @Override
    public BodyPublisher publisher() throws FileNotFoundException {
      List<BodyPublisher> pieces = new ArrayList<>();
      for (Part part : parts) {
        pieces.add(BodyPublishers.ofString("--" + boundary + "\r\n" + part.head() + "\r\n"));
        pieces.add(part.content().publisher());
        pieces.add(BodyPublishers.ofString("\r\n"));
      }
      pieces.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
      return BodyPublishers.concat(pieces.toArray(BodyPublisher[]::new));
    }
  }

  /**
   * A part of a form.
   *
   * @param filename what a file is called; null for a field
   */
  record Part(String name, @Nullable String filename, String mediaType, BinaryContent content) {

    static Part of(String name, String mediaType, String text) {
      return new Part(
          name, null, mediaType, BinaryContent.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    String head() {
      return "Content-Disposition: form-data; name="
          + quoted(name)
          + (filename == null ? "" : "; filename=" + quoted(filename))
          + "\r\nContent-Type: "
          + mediaType
          + "\r\n";
    }

    private static String quoted(String text) {
      return '"'
          + text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A")
          + '"';
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

  /**
   * Takes content and tells how far it has been sent.
   *
   * @param sent is given how many bytes are on their way, on a thread of the connection; 0 each time
   *     that the content is begun
   */
  static BinaryContent watched(BinaryContent content, LongConsumer sent) {
    return new Watched(content, sent);
  }

  /** Takes bytes in memory. */
  static BinaryContent of(byte[] bytes) {
    return new OfBytes(bytes);
  }

  /**
   * Returns how long the content may take to be sent: as long as at 64 KiB a second, and a day
   * where nobody knows how long it is.
   */
  Duration patience();

  /** Returns whether the content can be sent again, as a retry needs it. */
  boolean repeatable();

  /**
   * Opens the content for one request.
   *
   * @throws FileNotFoundException when the file is not there
   */
  BodyPublisher publisher() throws FileNotFoundException;
}
