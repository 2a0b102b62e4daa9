package dev.callsheet.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Sees to it that what is compared does the same. */
final class AnswerCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What differs between two projects that were created by equal requests. */
  private static final List<String> OWN = List.of("id", "created_at");

  private AnswerCheck() {}

  /**
   * Requires that both servers answer with the same status and content.
   *
   * @param headers whether the names of the headers must be the same too
   */
  static void requireEqual(
      MeasuredServer expected, MeasuredServer actual, MeasuredRequest request, boolean headers)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var ours = send(client, expected, request);
      var theirs = send(client, actual, request);
      require(actual, request, "status", request.status(), ours.statusCode());
      require(actual, request, "status", ours.statusCode(), theirs.statusCode());
      require(actual, request, "body", content(request, ours), content(request, theirs));
      require(actual, request, "X-Request-Id", true, names(theirs).contains("x-request-id"));
      if (headers) {
        require(actual, request, "headers", names(ours), names(theirs));
      }
    }
  }

  private static HttpResponse<String> send(
      HttpClient client, MeasuredServer server, MeasuredRequest request)
      throws IOException, InterruptedException {
    var body =
        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body());
    return client.send(
        HttpRequest.newBuilder(server.uri(request.path()))
            .method(request.method(), body)
            .header("Authorization", "Bearer " + request.key())
            .header("Content-Type", "application/json")
            .build(),
        BodyHandlers.ofString());
  }

  private static JsonNode content(MeasuredRequest request, HttpResponse<String> response)
      throws IOException {
    var content = JSON.readTree(response.body());
    if (request.method().equals("POST") && content instanceof ObjectNode created) {
      created.remove(OWN);
    }
    return content;
  }

  private static Set<String> names(HttpResponse<String> response) {
    return new TreeSet<>(response.headers().map().keySet());
  }

  private static void require(
      MeasuredServer server, MeasuredRequest request, String what, Object ours, Object theirs) {
    if (!ours.equals(theirs)) {
      throw new IllegalStateException(
          "%s: \"%s\" has another %s:%n  %s%n  %s"
              .formatted(request.name(), server.name(), what, ours, theirs));
    }
  }
}
