package dev.callsheet.contract.checking;

import dev.callsheet.contract.document.Triple;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the server that kept to the document.
 *
 * @param headers by name in lower case
 * @param triple what it counts as
 */
public record Answer(int status, Map<String, List<String>> headers, byte[] body, Triple triple) {

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
    return triple.code();
  }

  /**
   * Fails unless the answer has this status and code.
   *
   * @param code an error code, or {@code -} for a success
   */
  public Answer expect(int status, String code) {
    if (this.status != status || !triple.code().equals(code)) {
      throw new AssertionError(
          "expected " + status + " " + code + ", but " + triple + " was answered: " + text());
    }
    return this;
  }

  /** Fails unless the answer is a success of this status. */
  public Answer expect(int status) {
    return expect(status, Triple.SUCCESS);
  }
}
