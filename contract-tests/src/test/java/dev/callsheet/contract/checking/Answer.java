package dev.callsheet.contract.checking;

import dev.callsheet.contract.document.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the server that kept to the document.
 *
 * @param headers by name in lower case
 * @param outcome what it counts as
 */
public record Answer(int status, Map<String, List<String>> headers, byte[] body, Outcome outcome) {
  /** Headers that tell of the connection, the time and the requests before this one. */
  private static final Set<String> OF_EACH_ANSWER = Set.of("connection", "date", "ratelimit");

  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

  /** Returns the first value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Returns the body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns the body as JSON. */
  public JsonNode json() {
    return JsonMapper.shared().readTree(body);
  }

  /** Returns the error code, or {@code -}. */
  public String code() {
    return outcome.code();
  }

  /**
   * Returns all that a caller could compare with another answer: status, headers and body, but for
   * the time, the id of the request and what the caller has named himself, all of which a body may
   * quote.
   *
   * @param named what the request is about
   */
  public String comparable(Set<String> named) {
    var names = new TreeSet<>(headers.keySet());
    names.removeAll(OF_EACH_ANSWER);
    var said = new StringBuilder().append(status);
    for (var name : names) {
      said.append('\n').append(name).append(": ").append(headers.get(name));
    }
    var text = said.append('\n').append(text()).toString();
    for (var name : named) {
      text = text.replace(name, "{named}");
    }
    var requestId = header("X-Request-Id").orElse("");
    text = requestId.isEmpty() ? text : text.replace(requestId, "{request id}");
    return TIME.matcher(text).replaceAll("{time}");
  }

  /**
   * Fails unless the answer has this status and code.
   *
   * @param code an error code, or {@code -} for a success
   */
  public Answer expect(int status, String code) {
    if (this.status != status || !outcome.code().equals(code)) {
      throw new AssertionError(
          "expected " + status + " " + code + ", but " + outcome + " was answered: " + text());
    }
    return this;
  }

  /** Fails unless the answer is a success of this status. */
  public Answer expect(int status) {
    return expect(status, Outcome.SUCCESS);
  }
}
