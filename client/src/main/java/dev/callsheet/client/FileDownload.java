package dev.callsheet.client;

import dev.callsheet.client.api.Answer;
import dev.callsheet.client.api.ApiError;
import dev.callsheet.client.api.ApiRequest;
import dev.callsheet.client.api.Connection;
import dev.callsheet.client.api.NoAnswerException;
import dev.callsheet.client.api.Retry;
import dev.callsheet.client.api.UndeclaredAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One download of a signed URL to a file, which is there as a whole or is as it was before. After a
 * broken connection it goes on where it was, or from the beginning if what is downloaded is another
 * one by now.
 */
final class FileDownload<R extends Answer> {

  private static final int BUFFER_BYTES = 64 << 10;
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+)");

  private final Connection connection;
  private final Settings settings;
  private final SignedUrls<R> signed;
  private final Supplier<URI> urls;
  private final Path file;
  private final Backoff backoff;

  private URI url;
  private boolean urlIsNew = true;
  private @Nullable String etag;
  private long furthest;
  private int fruitless;
  private Instant lastProgress;

  /**
   * Prepares the download.
   *
   * @param urls tells where the bytes are; another URL when the time of the former is over
   */
  FileDownload(
      Connection connection,
      Settings settings,
      SignedUrls<R> signed,
      Supplier<URI> urls,
      Path file) {
    this.connection = connection;
    this.settings = settings;
    this.signed = signed;
    this.urls = urls;
    this.url = urls.get();
    this.file = file;
    this.backoff = settings.backoff();
    this.lastProgress = settings.clock().instant();
  }

  /** Writes the bytes beside the file, and moves them there once they are complete. */
  void save() throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (FileChannel open =
          FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        boolean complete = false;
        while (!complete) {
          complete = attempt(open);
        }
      }
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** Returns whether the bytes are complete. */
  private boolean attempt(FileChannel partial) throws IOException {
    boolean known = !urlIsNew;
    urlIsNew = false;
    R result;
    try {
      result = connection.exchange(request(partial.position()), signed.reader());
    } catch (NoAnswerException silence) {
      if (silence.getCause() instanceof InterruptedException) {
        throw silence;
      }
      return failed(silence);
    }
    if (known && signed.leadsNowhere().test(result)) {
      url = urls.get();
      urlIsNew = true;
      return false;
    }
    if (result instanceof ApiError error && isPassing(error)) {
      return failed(new IOException(error.message()));
    }
    SignedUrls.Piece piece = signed.piece().apply(result);
    if (piece instanceof SignedUrls.Whole whole) {
      return replace(whole, partial);
    }
    if (piece instanceof SignedUrls.Range range) {
      return append(range, partial);
    }
    if (piece instanceof SignedUrls.OutOfRange beyond) {
      return beyond.contentRange().equals("bytes */" + partial.position())
          || restart(partial, beyond.message());
    }
    return restart(partial, "The server takes the file for known.");
  }

  private ApiRequest request(long written) {
    ApiRequest request = ApiRequest.of(signed.operation()).at(url);
    return written == 0
        ? request
        : request.header("Range", "bytes=" + written + "-").header("If-Range", etag);
  }

  /** Whether the same request may succeed by itself. */
  private static boolean isPassing(ApiError error) {
    return error.retry() == Retry.AFTER_DELAY
        || (error instanceof UndeclaredAnswer && error.status() >= 500);
  }

  private boolean replace(SignedUrls.Whole whole, FileChannel partial) throws IOException {
    partial.truncate(0);
    etag = whole.etag();
    return copy(whole.body(), partial);
  }

  private boolean append(SignedUrls.Range range, FileChannel partial) throws IOException {
    Matcher place = CONTENT_RANGE.matcher(range.contentRange());
    if (!place.matches() || Long.parseLong(place.group(1)) != partial.position()) {
      range.body().close();
      return restart(partial, "The server sends another range: " + range.contentRange());
    }
    return copy(range.body(), partial) && partial.position() == Long.parseLong(place.group(2));
  }

  private boolean copy(InputStream body, FileChannel partial) throws IOException {
    try (InputStream open = body) {
      byte[] buffer = new byte[BUFFER_BYTES];
      while (true) {
        int read;
        try {
          read = open.read(buffer);
        } catch (IOException broken) {
          return failed(broken);
        }
        if (read < 0) {
          return true;
        }
        write(ByteBuffer.wrap(buffer, 0, read), partial);
        reached(partial.position());
      }
    }
  }

  private static void write(ByteBuffer bytes, FileChannel partial) throws IOException {
    while (bytes.hasRemaining()) {
      partial.write(bytes);
    }
  }

  /** What was written before, and lost in a restart, is no progress. */
  private void reached(long written) {
    if (written > furthest) {
      furthest = written;
      fruitless = 0;
      lastProgress = settings.clock().instant();
    }
  }

  private boolean restart(FileChannel partial, String reason) throws IOException {
    partial.truncate(0);
    return failed(new IOException(reason));
  }

  /** Returns that the bytes are not complete, once it makes sense to try again. */
  private boolean failed(Exception reason) {
    Duration still = Duration.between(lastProgress, settings.clock().instant());
    if (still.compareTo(settings.resumeWithin()) > 0) {
      throw new DownloadInterruptedException(file, reason);
    }
    try {
      settings.sleeper().sleep(backoff.before(fruitless));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DownloadInterruptedException(file, interrupted);
    }
    fruitless++;
    return false;
  }
}
