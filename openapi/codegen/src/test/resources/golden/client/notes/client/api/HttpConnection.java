package notes.client.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection over {@code java.net.http}; it sends each request once. */
public final class HttpConnection implements Connection {

  private static final String AUTHORIZATION = "Authorization";

  private final HttpClient http;
  private final URI baseUrl;
  private final @Nullable String apiKey;
  private final Duration requestTimeout;

  /**
   * Connects to a server.
   *
   * @param baseUrl the server's address, without the paths of the operations
   * @param apiKey sent with every operation that asks for one: in {@code Authorization} as a bearer
   *     token, in another header of its family as it is; null to ask without a key
   * @param requestTimeout the longest time until the head of the answer is there, besides what
   *     the content may take to be sent
   */
  public HttpConnection(
      HttpClient http, URI baseUrl, @Nullable String apiKey, Duration requestTimeout) {
    this.http = http;
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
    this.requestTimeout = requestTimeout;
  }

  @Override
  public <R extends Answer> R exchange(ApiRequest request, Reader<R> reader) {
    try {
      HttpResponse<InputStream> response = http.send(toHttp(request), BodyHandlers.ofInputStream());
      return reader.read(
          new ApiResponse(
              request.operation(),
              response.statusCode(),
              response.headers().map(),
              response.body()));
    } catch (IOException broken) {
      throw new NoAnswerException(request, server(request), broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException(request, server(request), interrupted);
    }
  }

  private HttpRequest toHttp(ApiRequest request) throws IOException {
    BinaryContent content = request.content();
    BodyPublisher body = content == null ? BodyPublishers.noBody() : content.publisher();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(url(request))
            .timeout(content == null ? requestTimeout : requestTimeout.plus(content.patience()))
            .method(request.operation().method(), body);
    request.headers().forEach(builder::setHeader);
    if (apiKey != null && request.operation().secured() && request.location() == null) {
      addKey(builder, request.operation().family(), apiKey);
    }
    return builder.build();
  }

  private static void addKey(
      HttpRequest.Builder request, @Nullable Family family, String apiKey) {
    String header = family == null ? AUTHORIZATION : family.keyHeader();
    request.setHeader(header, header.equals(AUTHORIZATION) ? "Bearer " + apiKey : apiKey);
  }

  private URI url(ApiRequest request) {
    URI location = request.location();
    return location == null ? URI.create(base() + request.target()) : baseUrl.resolve(location);
  }

  /** The address of who is asked, without the path: that of a location may be secret. */
  private URI server(ApiRequest request) {
    return request.location() == null ? baseUrl : url(request).resolve("/");
  }

  private String base() {
    String base = baseUrl.toString();
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }
}
