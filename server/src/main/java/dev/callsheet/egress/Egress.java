package dev.callsheet.egress;

import dev.callsheet.kernel.request.Network;
import dev.callsheet.storage.DiskSpace;
import dev.callsheet.storage.StorageUnavailableException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Requests to URLs that somebody else chose: public addresses only, unless the settings allow
 * others, no proxy, no cookies, within a deadline.
 */
@Singleton
public final class Egress {
  private static final int BEGINNING_BYTES = 1024;

  private final EgressSettings settings;
  private final DiskSpace space;
  private final Predicate<InetAddress> allowed;
  private final UrlGuard guard;
  private final OkHttpClient client;
  private final OkHttpClient downloads;

  @Inject
  Egress(EgressSettings settings, DiskSpace space) {
    this(settings, space, allowed(settings), Dns.SYSTEM);
  }

  private static Predicate<InetAddress> allowed(EgressSettings settings) {
    var networks =
        Objects.requireNonNullElse(settings.allowedNetworks(), List.<String>of()).stream()
            .map(Network::of)
            .toList();
    return address ->
        AddressPolicy.isPublic(address)
            || (settings.allowLoopback() && address.isLoopbackAddress())
            || networks.stream().anyMatch(network -> network.contains(address));
  }

  /**
   * Takes what else decides where requests go.
   *
   * @param allowed the addresses that may be called
   */
  Egress(EgressSettings settings, DiskSpace space, Predicate<InetAddress> allowed, Dns dns) {
    this.settings = settings;
    this.space = space;
    this.allowed = allowed;
    guard = new UrlGuard(allowed, dns);
    client =
        new OkHttpClient.Builder()
            .socketFactory(new GuardedSocketFactory(allowed, bytes -> {}))
            .dns(dns)
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            // A kept connection may be closed by its host just as the next request is written.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .connectTimeout(settings.connectTimeout())
            .callTimeout(settings.callTimeout())
            .build();
    downloads =
        client
            .newBuilder()
            .protocols(List.of(Protocol.HTTP_1_1))
            // The host's next address is tried when the first cannot be reached.
            .retryOnConnectionFailure(true)
            .callTimeout(Duration.ZERO)
            .readTimeout(settings.stallTimeout())
            .build();
  }

  /** Says whether a URL is well-formed and its host, as it resolves now, may be called. */
  public UrlCheck check(String text) {
    return checked(guard.judge(text, settings.allowHttp()));
  }

  /** Says whether a URL may be fetched: like {@link #check}, but http is as good as https. */
  public UrlCheck checkDownload(String text) {
    return checked(guard.judge(text, true));
  }

  private static UrlCheck checked(UrlGuard.Verdict verdict) {
    return switch (verdict) {
      case UrlGuard.Verdict.Allowed(var url, var _) -> new UrlCheck.Acceptable(url.uri());
      case UrlGuard.Verdict.Refused(var reason, var fault) -> new UrlCheck.Refused(reason, fault);
      case UrlGuard.Verdict.Unresolved() ->
          new UrlCheck.Refused("must name a host that resolves", UrlFault.ADDRESS);
    };
  }

  /**
   * Posts a body. Of the answer no more than the status and the beginning is read; redirects are
   * not followed.
   */
  public Posted post(URI url, Map<String, String> headers, String mediaType, byte[] body) {
    var target = HttpUrl.get(url);
    if (target == null || !(target.isHttps() || settings.allowHttp())) {
      return new Posted.Unanswered("The URL may not be called.");
    }
    var request =
        new Request.Builder()
            .url(target)
            .headers(Headers.of(headers))
            .post(RequestBody.create(body, MediaType.get(mediaType)))
            .build();
    try (var response = client.newCall(request).execute()) {
      return new Posted.Answered(response.code(), beginning(response.body()));
    } catch (IOException failure) {
      return new Posted.Unanswered(
          switch (failure) {
            case ForbiddenAddressException forbidden -> "The host's address may not be called.";
            case UnknownHostException unknown -> "The host has no address.";
            case InterruptedIOException slow -> "No answer came in time.";
            case SSLException insecure -> "No secure connection can be made.";
            case ConnectException unreachable -> "The host cannot be reached.";
            default -> "The connection broke off before an answer.";
          });
    }
  }

  /** Reads what comes of the beginning before the deadline; the answer counts without it. */
  private static String beginning(@Nullable ResponseBody body) {
    if (body == null) {
      return "";
    }
    var bytes = ByteBuffer.allocate(BEGINNING_BYTES);
    try {
      var source = body.source();
      while (bytes.hasRemaining() && source.read(bytes) >= 0) {}
    } catch (IOException brokenOff) {
      // What has come will do.
    }
    var type = body.contentType();
    var charset = type == null ? null : type.charset(StandardCharsets.UTF_8);
    var text = CharBuffer.allocate(BEGINNING_BYTES);
    // As if more were to come, for the last character may be cut.
    Objects.requireNonNullElse(charset, StandardCharsets.UTF_8)
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE)
        .decode(bytes.flip(), text, false);
    return text.flip().toString();
  }

  /**
   * Fetches what is at a URL into a new file, which is there only after {@link Download.Completed};
   * blocks until then, so it is to be called from a job.
   *
   * <p>At most 5 redirects are followed, each checked like the first URL. Nothing but the bytes of
   * the body is kept, and they are kept as they are sent: a compressed answer is a failed one.
   *
   * @param destination must not exist yet
   * @param wanted says by the first bytes, on another thread, whether the rest is to be fetched
   * @throws StorageUnavailableException when the local file cannot be written, for want of room
   *     above all
   * @throws IOException when the local file cannot be created
   * @throws InterruptedException if this thread is interrupted; the connection is closed by then
   */
  public Download download(
      URI url, Path destination, DownloadLimits limits, Predicate<byte[]> wanted)
      throws IOException, InterruptedException {
    return new Fetch(downloads, guard, allowed, space, destination, limits, settings, wanted)
        .from(url);
  }

  @PreDestroy
  void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
