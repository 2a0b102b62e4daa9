package dev.callsheet.clips.source;

import dev.callsheet.clips.ClipsPlans;
import dev.callsheet.clips.ClipsSettings;
import dev.callsheet.id.Ids;
import dev.callsheet.media.info.Sniffer;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.secret.Sha256;
import dev.callsheet.secret.UrlSecret;
import dev.callsheet.storage.DiskSpace;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.StorageUnavailableException;
import dev.callsheet.storage.WorkFolder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The sources that are uploaded: an identity, a URL that is good once, and the file. */
@Singleton
public final class Sources {
  private static final int BUFFER_BYTES = 128 * 1024;

  private final SourceRepository sources;
  private final SourceFiles files;
  private final Scratch scratch;
  private final DiskSpace space;
  private final ClipsPlans plans;
  private final ClipsSettings settings;
  private final Clock clock;

  Sources(
      SourceRepository sources,
      SourceFiles files,
      Scratch scratch,
      DiskSpace space,
      ClipsPlans plans,
      ClipsSettings settings,
      Clock clock) {
    this.sources = sources;
    this.files = files;
    this.scratch = scratch;
    this.space = space;
    this.plans = plans;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A source at the only moment when the secret of its URL is known.
   *
   * @param secret the end of the upload URL
   */
  public record Announced(StoredSource source, String secret) {
    /** Leaves the secret out, for this may reach a log. */
    @Override
    public String toString() {
      return "Announced[source=" + source.id() + "]";
    }
  }

  /** What came of an upload. */
  public sealed interface Upload {
    record Stored(StoredSource source) implements Upload {}

    /** No source waits for a file with this secret, or another upload was first. */
    record Unknown() implements Upload {}

    record Unsuitable(String message) implements Upload {}

    record TooLarge(long maxBytes) implements Upload {}
  }

  /** Announces a source. */
  public Announced create(String organizationId, String filename) {
    var secret = UrlSecret.next();
    var now = clock.instant();
    var source =
        new StoredSource(
            Ids.next("src"),
            organizationId,
            filename,
            Sha256.hex(secret),
            null,
            SourceState.AWAITED,
            null,
            null,
            null,
            now,
            now.plus(settings.uploadLifetime()));
    sources.save(source);
    return new Announced(source, secret);
  }

  /**
   * Takes the file of a source. The URL is used up once the file is stored: after a transfer that
   * broke off, or of a file that will not do, it takes another one.
   *
   * @param contentLength as announced, -1 if it was not
   * @throws UncheckedIOException when the body breaks off
   * @throws StorageUnavailableException when there is no room for the file, at once if its length
   *     was announced
   */
  public Upload upload(String secret, long contentLength, InputStream body) {
    var awaited = sources.awaited(Sha256.hex(secret), clock.instant());
    if (awaited.isEmpty()) {
      return new Upload.Unknown();
    }
    var source = awaited.get();
    var maxBytes = plans.maxSourceBytes(source.organizationId());
    if (contentLength > maxBytes) {
      return new Upload.TooLarge(maxBytes);
    }
    try (var folder = new WorkFolder(scratch)) {
      space.require(folder.path(), Math.max(contentLength, 0));
      var file = folder.file("source");
      var refusal = receive(body, file, maxBytes);
      return refusal == null ? inspect(source, file) : refusal;
    } catch (IOException exception) {
      throw new StorageUnavailableException("An upload could not be written", exception);
    } catch (MediaException exception) {
      throw new StorageUnavailableException("An upload could not be looked at now", exception);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException("The server stops", exception);
    }
  }

  private Upload inspect(StoredSource source, Path file)
      throws IOException, MediaException, InterruptedException {
    return switch (files.inspect(file)) {
      case SourceFiles.Inspection.Unsuitable(var problem) ->
          new Upload.Unsuitable(problem.message());
      case SourceFiles.Inspection.Suitable(var recording) -> {
        var kept = files.keep(source.id(), file, recording);
        var expiresAt = clock.instant().plus(settings.lifetime());
        var filled =
            sources.fill(source.id(), kept.blobKey(), kept.sizeBytes(), kept.media(), expiresAt);
        if (filled == 0) {
          files.discard(kept);
          yield new Upload.Unknown();
        }
        yield new Upload.Stored(sources.findById(source.id()).orElseThrow());
      }
    };
  }

  /** Writes the body into a file, as long as it can be a video and is not too large. */
  private @Nullable Upload receive(InputStream body, Path file, long maxBytes) throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    try (var output = space.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var count = read(body, buffer, Sniffer.BYTES);
      if (!Sniffer.looksLikeMedia(Arrays.copyOf(buffer, count))) {
        return new Upload.Unsuitable("The file is no video that can be read.");
      }
      long total = 0;
      for (; count > 0; count = read(body, buffer, buffer.length)) {
        total += count;
        if (total > maxBytes) {
          return new Upload.TooLarge(maxBytes);
        }
        output.write(buffer, 0, count);
      }
      return null;
    }
  }

  /** A failure to read is the sender's, and no failure of the storage. */
  private static int read(InputStream body, byte[] buffer, int length) {
    try {
      return body.readNBytes(buffer, 0, length);
    } catch (IOException broken) {
      throw new UncheckedIOException(new IOException("The body broke off", broken));
    }
  }
}
