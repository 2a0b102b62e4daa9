package dev.callsheet.egress;

import dev.callsheet.egress.UrlGuard.Verdict;
import dev.callsheet.storage.DiskSpace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One download, under way.
 *
 * <p>It runs on a thread of its own, for a look-up of a name can be neither interrupted nor timed:
 * the caller leaves at the deadline, and that thread ends as soon as it can, without touching
 * anything any more.
 */
final class Fetch {
  private static final Logger LOG = LoggerFactory.getLogger(Fetch.class);
  private static final int MAXIMUM_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int BUFFER_BYTES = 1 << 16;

  private final OkHttpClient client;
  private final UrlGuard guard;
  private final Predicate<InetAddress> allowed;
  private final DiskSpace space;
  private final Path destination;
  private final DownloadLimits limits;
  private final EgressSettings settings;
  private final Predicate<byte[]> wanted;

  private @Nullable Call call;
  private boolean created;
  private boolean abandoned;

  Fetch(
      OkHttpClient client,
      UrlGuard guard,
      Predicate<InetAddress> allowed,
      DiskSpace space,
      Path destination,
      DownloadLimits limits,
      EgressSettings settings,
      Predicate<byte[]> wanted) {
    this.client = client;
    this.guard = guard;
    this.allowed = allowed;
    this.space = space;
    this.destination = destination;
    this.limits = limits;
    this.settings = settings;
    this.wanted = wanted;
  }

  /** How a request ended: by the end of the download or by a redirect. */
  private sealed interface Step {
    record Ended(Download download) implements Step {}

    record Redirected(@Nullable HttpUrl target) implements Step {}
  }

  /** Nobody waits for this download any more. */
  private static final class AbandonedException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The body ended before its end: the other side's failure, not that of the local file. */
  private static final class BrokenOffException extends IOException {
    private static final long serialVersionUID = 1L;

    private final IOException failure;

    BrokenOffException(IOException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  Download from(URI url) throws IOException, InterruptedException {
    var task = new FutureTask<>(() -> run(url));
    Thread.ofPlatform().daemon().name("download").start(task);
    try {
      return task.get(limits.deadline().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException slow) {
      abandon();
      return new Download.TooSlow(limits.deadline());
    } catch (InterruptedException interruption) {
      abandon();
      throw interruption;
    } catch (ExecutionException failure) {
      throw rethrown(failure.getCause());
    }
  }

  private static IOException rethrown(@Nullable Throwable cause) {
    return switch (cause) {
      case IOException local -> local;
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      case null, default -> throw new IllegalStateException(cause);
    };
  }

  private Download run(URI url) throws IOException {
    var completed = false;
    try {
      var download = follow(url);
      completed = download instanceof Download.Completed;
      return download;
    } finally {
      if (!completed) {
        discard();
      }
    }
  }

  private Download follow(URI url) throws IOException {
    var verdict = guard.judge(url.toString(), true);
    for (var redirects = 0; redirects <= MAXIMUM_REDIRECTS; redirects++) {
      switch (verdict) {
        case Verdict.Refused(var reason, var _) -> {
          return new Download.Refused(reason);
        }
        case Verdict.Unresolved() -> {
          return new Download.Failed("names a host that was not found");
        }
        case Verdict.Allowed(var target, var addresses) -> {
          switch (request(target, addresses)) {
            case Step.Ended(var download) -> {
              return download;
            }
            case Step.Redirected(var next) -> verdict = guard.judgeRedirect(next);
          }
        }
      }
    }
    return new Download.Failed("redirects more than " + MAXIMUM_REDIRECTS + " times");
  }

  /** Asks the very addresses that were judged: the name is not looked up a second time. */
  private Step request(HttpUrl url, List<InetAddress> addresses) throws IOException {
    var allowance = new Allowance();
    var request =
        new Request.Builder()
            .url(url)
            .header("Accept", "*/*")
            .header("Accept-Encoding", "identity")
            .header("Connection", "close")
            .header("User-Agent", "Callsheet")
            .build();
    var next =
        client
            .newBuilder()
            .socketFactory(new GuardedSocketFactory(allowed, allowance::spend))
            .dns(host -> addresses)
            .build()
            .newCall(request);
    begin(next);
    Response response;
    try {
      response = next.execute();
    } catch (ForbiddenAddressException forbidden) {
      return new Step.Ended(new Download.Refused("must lead to a public address"));
    } catch (IOException failure) {
      return new Step.Ended(failed(url, failure));
    }
    try (response) {
      return answered(url, response, allowance);
    } finally {
      next.cancel();
    }
  }

  private Step answered(HttpUrl url, Response response, Allowance allowance) throws IOException {
    var location = response.header("Location");
    if (REDIRECTS.contains(response.code()) && location != null) {
      return new Step.Redirected(url.resolve(location));
    }
    return new Step.Ended(received(url, response, allowance));
  }

  private Download received(HttpUrl url, Response response, Allowance allowance)
      throws IOException {
    if (response.code() != 200) {
      return new Download.Answered(response.code());
    }
    if (!response.headers("Content-Encoding").stream()
        .allMatch(coding -> coding.isBlank() || coding.strip().equalsIgnoreCase("identity"))) {
      return new Download.Failed("answers with a compressed file");
    }
    var body = Objects.requireNonNull(response.body());
    if (body.contentLength() > limits.maxBytes()) {
      return new Download.TooLarge(limits.maxBytes());
    }
    space.require(destination, Math.max(body.contentLength(), 0));
    try {
      return kept(body.byteStream(), allowance);
    } catch (BrokenOffException broken) {
      return failed(url, broken.failure);
    }
  }

  private Download kept(InputStream body, Allowance allowance) throws IOException {
    var pace = new Pace(settings.leastBytesPerSecond(), settings.stallTimeout());
    var head = new byte[Math.max(limits.headBytes(), 1)];
    var bytes = 0L;
    for (int count; (count = read(body, head, (int) bytes, allowance, pace)) > 0; ) {
      bytes += count;
    }
    if (bytes == 0) {
      return new Download.Answered(200);
    }
    if (bytes > limits.maxBytes()) {
      return new Download.TooLarge(limits.maxBytes());
    }
    if (!wanted.test(Arrays.copyOf(head, (int) Math.min(bytes, limits.headBytes())))) {
      return new Download.Unwanted();
    }
    try (var file = create()) {
      file.write(head, 0, (int) bytes);
      var buffer = new byte[BUFFER_BYTES];
      for (int count; (count = read(body, buffer, 0, allowance, pace)) > 0; ) {
        bytes += count;
        if (bytes > limits.maxBytes()) {
          return new Download.TooLarge(limits.maxBytes());
        }
        file.write(buffer, 0, count);
      }
    }
    return new Download.Completed(bytes);
  }

  /** Fills the buffer from the offset on; returns 0 or less when it is full or the body ended. */
  private static int read(
      InputStream body, byte[] buffer, int offset, Allowance allowance, Pace pace)
      throws BrokenOffException {
    try {
      var count = body.read(buffer, offset, buffer.length - offset);
      if (count > 0) {
        allowance.renew();
        pace.received(count);
      }
      return count;
    } catch (IOException failure) {
      throw new BrokenOffException(failure);
    }
  }

  private static Download failed(HttpUrl url, IOException failure) {
    LOG.debug("A download from {} failed", url.host(), failure);
    return new Download.Failed(
        switch (failure) {
          case SSLException insecure -> "names a host to which no secure connection can be made";
          case Pace.TooSlowException slow -> "names a host that sends too slowly";
          case SocketTimeoutException silent -> "names a host that was silent for too long";
          case ConnectException unreachable -> "names a host that cannot be reached";
          default -> "names a host that gave no whole answer";
        });
  }

  private synchronized void begin(Call next) throws AbandonedException {
    if (abandoned) {
      throw new AbandonedException();
    }
    call = next;
  }

  private synchronized OutputStream create() throws IOException {
    if (abandoned) {
      throw new AbandonedException();
    }
    var file = space.open(destination, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    created = true;
    return file;
  }

  private synchronized void abandon() {
    abandoned = true;
    if (call != null) {
      call.cancel();
    }
    delete();
  }

  private synchronized void discard() {
    if (!abandoned) {
      delete();
    }
  }

  /** Only what this download has created: the caller may meanwhile have begun another one. */
  private void delete() {
    if (!created) {
      return;
    }
    try {
      Files.deleteIfExists(destination);
    } catch (IOException failure) {
      LOG.warn("The part of a download cannot be deleted: {}", destination, failure);
    }
  }
}
