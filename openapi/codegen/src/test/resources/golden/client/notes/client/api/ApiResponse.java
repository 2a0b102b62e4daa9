package notes.client.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A response as it came over the wire, and the ways to read it. */
public final class ApiResponse {

  private static final int LONGEST_EXCERPT = 2_000;

  private final ApiOperation operation;
  private final int status;
  private final Map<String, List<String>> headers;
  private final InputStream body;
  private byte @Nullable [] content;

  /** Wraps a response; header names are case-insensitive. */
  public ApiResponse(
      ApiOperation operation, int status, Map<String, List<String>> headers, InputStream body) {
    this.operation = operation;
    this.status = status;
    this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, values) -> {
          if (name != null) {
            this.headers.put(name, values);
          }
        });
    this.body = body;
  }

  /** Returns the operation that was answered. */
  public ApiOperation operation() {
    return operation;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the id under which the server logged the request, if it sent one. */
  public @Nullable String requestId() {
    return header("X-Request-Id");
  }

  /** Returns a header's first value, or null when the response does not carry it. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** Returns the media type without its parameters, in lower case; empty when there is none. */
  public String mediaType() {
    String contentType = header("Content-Type");
    if (contentType == null) {
      return "";
    }
    int semicolon = contentType.indexOf(';');
    String mediaType = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return mediaType.strip().toLowerCase(Locale.ROOT);
  }

  String requiredHeader(String name) throws UndeclaredResponse {
    String value = header(name);
    if (value == null) {
      throw new UndeclaredResponse("The header " + name + " is missing.");
    }
    return value;
  }

  @Nullable Long integerHeader(String name) throws UndeclaredResponse {
    return header(name) == null ? null : requiredIntegerHeader(name);
  }

  long requiredIntegerHeader(String name) throws UndeclaredResponse {
    String value = requiredHeader(name);
    try {
      return Long.parseLong(value.strip());
    } catch (NumberFormatException notANumber) {
      throw new UndeclaredResponse("The header " + name + " is no integer: " + value);
    }
  }

  @Nullable URI uriHeader(String name) throws UndeclaredResponse {
    return header(name) == null ? null : requiredUriHeader(name);
  }

  URI requiredUriHeader(String name) throws UndeclaredResponse {
    String value = requiredHeader(name);
    try {
      return URI.create(value);
    } catch (IllegalArgumentException notAUri) {
      throw new UndeclaredResponse("The header " + name + " is no URI: " + value);
    }
  }

  /** Returns the time that {@code Retry-After} asks to wait, if the header is there and readable. */
  public @Nullable Duration retryAfter() {
    String value = header("Retry-After");
    if (value == null) {
      return null;
    }
    try {
      return Duration.ofSeconds(Math.max(0, Long.parseLong(value.strip())));
    } catch (NumberFormatException notSeconds) {
      return untilDate(value);
    }
  }

  private @Nullable Duration untilDate(String value) {
    String now = header("Date");
    if (now == null) {
      return null;
    }
    try {
      Duration wait = Duration.between(httpDate(now), httpDate(value));
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  private static ZonedDateTime httpDate(String value) {
    return ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  Duration requiredRetryAfter() throws UndeclaredResponse {
    Duration wait = retryAfter();
    if (wait == null) {
      throw new UndeclaredResponse("The header Retry-After is missing or unreadable.");
    }
    return wait;
  }

  /** Returns the body as a stream of one of the media types; closing it is the caller's duty. */
  InputStream stream(String... mediaTypes) throws UndeclaredResponse {
    if (!Arrays.asList(mediaTypes).contains(mediaType())) {
      throw undeclaredMediaType();
    }
    return body;
  }

  void discard() throws IOException {
    body.close();
    content = new byte[0];
  }

  <T> T json(TypeReference<T> type) throws IOException, UndeclaredResponse {
    requireJson();
    try {
      T value = Json.MAPPER.readValue(content(), type);
      if (value == null) {
        throw new UndeclaredResponse("The body is null.");
      }
      return value;
    } catch (JsonProcessingException unreadable) {
      throw new UndeclaredResponse("The body is not as declared: " + unreadable.getOriginalMessage());
    }
  }

  ErrorBody error(Dialect dialect) throws IOException, UndeclaredResponse {
    requireJson();
    try {
      JsonNode root = Json.MAPPER.readTree(content());
      return new ErrorBody(
          code(root, dialect),
          message(root, dialect),
          root.at(JsonPointer.compile(dialect.details())),
          root);
    } catch (JsonProcessingException unreadable) {
      throw new UndeclaredResponse("The body is not JSON: " + unreadable.getOriginalMessage());
    }
  }

  private static String code(JsonNode root, Dialect dialect) throws UndeclaredResponse {
    if (dialect.code().isEmpty()) {
      return "";
    }
    JsonNode code = root.at(JsonPointer.compile(dialect.code()));
    if (!code.isTextual()) {
      throw new UndeclaredResponse("The body carries no error code.");
    }
    return code.asText();
  }

  private static String message(JsonNode root, Dialect dialect) throws UndeclaredResponse {
    for (String pointer : dialect.messages()) {
      JsonNode message = root.at(JsonPointer.compile(pointer));
      if (message.isValueNode() && !message.isNull()) {
        return message.asText();
      }
    }
    if (dialect.code().isEmpty()) {
      throw new UndeclaredResponse("The body carries neither a code nor a message.");
    }
    return "";
  }

  /** Returns the code that the body shows; an undeclared answer may well carry a new one. */
  @Nullable String codeIfAny(Dialect dialect) throws IOException {
    try {
      return error(dialect).code();
    } catch (UndeclaredResponse none) {
      return null;
    }
  }

  UndeclaredResponse undeclaredStatus() {
    return new UndeclaredResponse("The status " + status + " is not declared.");
  }

  UndeclaredResponse undeclaredCode(String code) {
    return new UndeclaredResponse(
        "The code " + code + " is not declared with the status " + status + ".");
  }

  private UndeclaredResponse undeclaredMediaType() {
    String mediaType = mediaType();
    return new UndeclaredResponse(
        mediaType.isEmpty()
            ? "The body has no media type."
            : "The media type " + mediaType + " is not declared.");
  }

  /** Returns the first characters of the body as text, for people; more is not read for it. */
  String excerpt() throws IOException {
    byte[] bytes = content;
    if (bytes == null) {
      try (InputStream open = body) {
        bytes = open.readNBytes(LONGEST_EXCERPT);
      }
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT);
  }

  private void requireJson() throws UndeclaredResponse {
    String mediaType = mediaType();
    if (!mediaType.equals("application/json") && !mediaType.endsWith("+json")) {
      throw undeclaredMediaType();
    }
  }

  private byte[] content() throws IOException {
    byte[] bytes = content;
    if (bytes == null) {
      try (InputStream open = body) {
        bytes = open.readAllBytes();
      }
      content = bytes;
    }
    return bytes;
  }

  /**
   * The parts of an error body, wherever the dialect of its family puts them.
   *
   * @param code the code, empty in a family without codes
   * @param root the whole body
   */
  record ErrorBody(String code, String message, JsonNode details, JsonNode root) {

    <T> T details(Class<T> type) throws UndeclaredResponse {
      try {
        T value = Json.MAPPER.treeToValue(details, type);
        if (value == null) {
          throw new UndeclaredResponse("The error carries no details.");
        }
        return value;
      } catch (JsonProcessingException unreadable) {
        throw new UndeclaredResponse(
            "The details are not as declared: " + unreadable.getOriginalMessage());
      }
    }

    <T> T required(String pointer, Class<T> type) throws UndeclaredResponse {
      T value = optional(pointer, type);
      if (value == null) {
        throw new UndeclaredResponse("The body has nothing at " + pointer + ".");
      }
      return value;
    }

    <T> @Nullable T optional(String pointer, Class<T> type) throws UndeclaredResponse {
      JsonNode value = root.at(JsonPointer.compile(pointer));
      if (value.isMissingNode() || value.isNull()) {
        return null;
      }
      try {
        return Json.MAPPER.treeToValue(value, type);
      } catch (JsonProcessingException unreadable) {
        throw new UndeclaredResponse(
            "What the body has at "
                + pointer
                + " is not as declared: "
                + unreadable.getOriginalMessage());
      }
    }
  }
}
