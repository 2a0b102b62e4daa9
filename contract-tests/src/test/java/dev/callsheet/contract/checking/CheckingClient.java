package dev.callsheet.contract.checking;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The HTTP client of all tests: every answer is held against the document. */
public final class CheckingClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI server;
  private final AnswerCheck check;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** Talks to the server at {@code server}. */
  public CheckingClient(URI server, AnswerCheck check) {
    this.server = server;
    this.check = check;
  }

  /** Sends a request and returns its answer if that keeps to the document. */
  public Answer send(ApiRequest request) {
    var builder =
        HttpRequest.newBuilder(server.resolve(request.target()))
            .timeout(PATIENCE)
            .method(
                request.method(),
                request.body().length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(builder::setHeader);
    try {
      var response = http.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
      return check.check(
          request, response.statusCode(), lowerCase(response.headers().map()), response.body());
    } catch (IOException failure) {
      throw new AssertionError(request + " was not answered: " + failure, failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new AssertionError(request + " was interrupted", interruption);
    }
  }

  /** Opens a connection on which a request can be written byte by byte. */
  public RawConnection connect() {
    return new RawConnection(server, check);
  }

  static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
    var lower = new LinkedHashMap<String, List<String>>();
    headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
    return lower;
  }
}
