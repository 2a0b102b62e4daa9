package dev.callsheet.office.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callsheet.office.model.ModelOutcome.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An endpoint that speaks the protocol of {@code chat/completions}. */
final class ChatEndpoint {
  /**
   * Something that was said.
   *
   * @param role {@code system}, {@code user} or {@code assistant}
   */
  record Message(String role, String content) {}

  /** How the form of the answer is asked for, from the strictest way on. */
  private enum Form {
    SCHEMA,
    OBJECT,
    WORDS
  }

  private static final int MOST_BYTES = 4 << 20;

  /** What endpoints answer to what they do not know. */
  private static final Set<Integer> UNKNOWN_FORM = Set.of(400, 404, 415, 422, 500, 501);

  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(30)
                          .maxStringLength(MOST_BYTES)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .build();

  private final HttpClient http =
      HttpClient.newBuilder()
          // The key goes to nobody else, and local servers know no other version.
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final ModelSettings settings;
  private final URI address;
  private volatile Form form = Form.SCHEMA;

  ChatEndpoint(ModelSettings settings) {
    this.settings = settings;
    var base = settings.baseUrl().toString();
    address = URI.create((base.endsWith("/") ? base : base + "/") + "chat/completions");
  }

  /**
   * Asks for an answer in JSON.
   *
   * @param end by {@link System#nanoTime}
   * @return what the model said, which may be anything
   */
  String ask(List<Message> messages, String name, JsonNode schema, long end)
      throws ModelFailure, InterruptedException {
    while (true) {
      var asked = form;
      var response = send(body(messages, name, schema, asked), end);
      var status = response.statusCode();
      if (asked != Form.WORDS && UNKNOWN_FORM.contains(status) && isAboutForm(response.body())) {
        form = asked == Form.SCHEMA ? Form.OBJECT : Form.WORDS;
        continue;
      }
      if (status != 200) {
        throw failure(status, response.body());
      }
      return said(response.body());
    }
  }

  private static boolean isAboutForm(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    return text.contains("response_format")
        || text.contains("json_schema")
        || text.contains("json_object");
  }

  private byte[] body(List<Message> messages, String name, JsonNode schema, Form asked) {
    var body = JSON.createObjectNode();
    body.put("model", settings.model());
    var said = body.putArray("messages");
    for (var message : messages) {
      said.addObject().put("role", message.role()).put("content", message.content());
    }
    switch (asked) {
      case SCHEMA ->
          body.putObject("response_format")
              .put("type", "json_schema")
              .putObject("json_schema")
              .put("name", name)
              .put("strict", true)
              .set("schema", schema);
      case OBJECT -> {
        tell(said.get(0), schema);
        body.putObject("response_format").put("type", "json_object");
      }
      case WORDS -> tell(said.get(0), schema);
    }
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void tell(JsonNode first, JsonNode schema) {
    ((ObjectNode) first)
        .put(
            "content",
            first.get("content").asText()
                + "\nAnswer with one JSON object and nothing else, by this JSON schema:\n"
                + schema);
  }

  private HttpResponse<byte[]> send(byte[] body, long end)
      throws ModelFailure, InterruptedException {
    long left = end - System.nanoTime();
    if (left <= 0) {
      throw new ModelFailure(Reason.LATE, "No time is left");
    }
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    if (settings.key() != null) {
      request.header("Authorization", "Bearer " + settings.key());
    }
    var answer = http.sendAsync(request.build(), _ -> new BoundedBody(MOST_BYTES));
    try {
      return answer.get(left, TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new ModelFailure(Reason.LATE, "No answer in time");
    } catch (ExecutionException failure) {
      throw failure(failure.getCause());
    } finally {
      // Ends the exchange where it goes on.
      answer.cancel(true);
    }
  }

  private static ModelFailure failure(@Nullable Throwable cause) {
    if (cause instanceof BoundedBody.TooLong
        || cause != null && cause.getCause() instanceof BoundedBody.TooLong) {
      return new ModelFailure(
          Reason.NONSENSE, "The answer is longer than " + MOST_BYTES + " bytes");
    }
    if (cause instanceof IOException) {
      return new ModelFailure(Reason.UNREACHABLE, cause.getClass().getSimpleName());
    }
    throw new IllegalStateException(cause);
  }

  /** Of an answer only what it calls its error is told: the rest may repeat what was sent. */
  private static ModelFailure failure(int status, byte[] body) {
    var told = "Status " + status;
    try {
      var error = JSON.readTree(body).path("error");
      for (var name : List.of("code", "type")) {
        var value = error.path(name).asText();
        if (value.matches("[a-z_]{1,40}")) {
          told += ", " + name + " " + value;
        }
      }
    } catch (IOException noJson) {
      told += ", without JSON";
    }
    return new ModelFailure(
        status >= 400 && status < 500 && status != 408 ? Reason.REFUSED : Reason.UNREACHABLE, told);
  }

  private static String said(byte[] body) throws ModelFailure {
    JsonNode choice;
    try {
      choice = JSON.readTree(body).path("choices").path(0);
    } catch (IOException noJson) {
      throw new ModelFailure(Reason.NONSENSE, "The answer is not JSON");
    }
    var message = choice.path("message");
    boolean refused =
        !message.path("refusal").asText("").isEmpty()
            || choice.path("finish_reason").asText().equals("content_filter");
    if (refused) {
      throw new ModelFailure(Reason.REFUSED, "The model refuses");
    }
    if (choice.path("finish_reason").asText().equals("length")) {
      throw new ModelFailure(Reason.NONSENSE, "The model stopped before its end");
    }
    if (!message.path("content").isTextual()) {
      throw new ModelFailure(Reason.NONSENSE, "The answer has no content");
    }
    return message.path("content").textValue();
  }
}
