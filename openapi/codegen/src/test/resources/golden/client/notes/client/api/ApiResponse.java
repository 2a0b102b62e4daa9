package notes.client.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response as it came over the wire, and the ways to read it. */
public final class ApiResponse {

  private static final int LONGEST_EXCERPT = 2_000;

  private final ResponseHead head;
  private final InputStream body;
  private byte @Nullable [] content;

  /** Wraps a response; header names are case-insensitive. */
  public ApiResponse(
      ApiOperation operation, int status, Map<String, List<String>> headers, InputStream body) {
    this.head = new ResponseHead(operation, status, headers);
    this.body = body;
  }

  /** Returns status and headers, and which operation was answered. */
  public ResponseHead head() {
    return head;
  }

  /** Returns the same of an error that must tell how long to wait. */
  public ResponseHead headWithRetryAfter() throws UndeclaredResponse {
    if (head.retryAfter() == null) {
      throw new UndeclaredResponse("The header Retry-After is missing or unreadable.");
    }
    return head;
  }

  /** Returns the HTTP status. */
  public int status() {
    return head.status();
  }

  /** Returns the media type without its parameters, in lower case; empty when there is none. */
  public String mediaType() {
    String contentType = head.header("Content-Type");
    if (contentType == null) {
      return "";
    }
    int semicolon = contentType.indexOf(';');
    String mediaType = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return mediaType.strip().toLowerCase(Locale.ROOT);
  }

  /** Returns a header that may be absent. */
  public @Nullable String header(String name) {
    return head.header(name);
  }

  /** Returns a header that must be there. */
  public String requiredHeader(String name) throws UndeclaredResponse {
    String value = head.header(name);
    if (value == null) {
      throw new UndeclaredResponse("The header " + name + " is missing.");
    }
    return value;
  }

  /** Returns a header that may be absent, as a type. */
  public <T> @Nullable T header(String name, Class<T> type) throws UndeclaredResponse {
    return header(name) == null ? null : requiredHeader(name, type);
  }

  /** Returns a header that must be there, as a type. */
  public <T> T requiredHeader(String name, Class<T> type) throws UndeclaredResponse {
    String value = requiredHeader(name);
    try {
      return HeaderValues.as(type, name, value);
    } catch (IllegalArgumentException unreadable) {
      throw new UndeclaredResponse(String.valueOf(unreadable.getMessage()));
    }
  }

  /** Returns a list in a header that may be absent. */
  public <T> @Nullable List<T> headerList(String name, Class<T> type) throws UndeclaredResponse {
    return header(name) == null ? null : requiredHeaderList(name, type);
  }

  /** Returns a list in a header that must be there. */
  public <T> List<T> requiredHeaderList(String name, Class<T> type) throws UndeclaredResponse {
    requiredHeader(name);
    try {
      return HeaderValues.listAs(type, name, head.headers().getOrDefault(name, List.of()));
    } catch (IllegalArgumentException unreadable) {
      throw new UndeclaredResponse(String.valueOf(unreadable.getMessage()));
    }
  }

  /** Returns the body as a stream of one of the media types; closing it is the caller's duty. */
  public InputStream stream(String... mediaTypes) throws UndeclaredResponse {
    if (!Arrays.asList(mediaTypes).contains(mediaType())) {
      throw undeclaredMediaType();
    }
    return body;
  }

  /** Leaves the body unread. */
  public void discard() throws IOException {
    body.close();
    content = new byte[0];
  }

  /** Returns the body, which must be JSON of a type. */
  public <T> T json(Class<T> type) throws IOException, UndeclaredResponse {
    return json(Json.MAPPER.constructType(type));
  }

  /** Returns the body, which must be JSON of a generic type. */
  public <T> T json(TypeReference<T> type) throws IOException, UndeclaredResponse {
    return json(Json.MAPPER.constructType(type));
  }

  private <T> T json(JavaType type) throws IOException, UndeclaredResponse {
    requireJson();
    try {
      T value = Json.MAPPER.readValue(content(), type);
      if (value == null) {
        throw new UndeclaredResponse("The body is null.");
      }
      return value;
    } catch (JsonProcessingException unreadable) {
      throw new UndeclaredResponse(
          "The body is not as declared: " + unreadable.getOriginalMessage());
    }
  }

  /** Returns the body of an error of any code. */
  public ErrorBody error() throws IOException, UndeclaredResponse {
    Family family = head.operation().family();
    if (family == null) {
      throw undeclaredStatus();
    }
    requireJson();
    try {
      JsonNode root = Json.MAPPER.readTree(content());
      return new ErrorBody(
          code(root, family),
          message(root, family),
          root.at(JsonPointer.compile(family.details())),
          root);
    } catch (JsonProcessingException unreadable) {
      throw new UndeclaredResponse("The body is not JSON: " + unreadable.getOriginalMessage());
    }
  }

  /** Returns the body of an error that must have a code; empty in a family without codes. */
  public ErrorBody error(String code) throws IOException, UndeclaredResponse {
    ErrorBody error = error();
    if (!error.code().equals(code)) {
      throw undeclaredCode(error.code());
    }
    return error;
  }

  /** Returns the same; an answer to HEAD, which has no body, has the title as its message. */
  public ErrorBody error(String code, String title) throws IOException, UndeclaredResponse {
    return head.operation().method().equals("HEAD") ? withoutBody(title) : error(code);
  }

  /** Returns what stands for the body of an error that has none. */
  public ErrorBody withoutBody(String title) throws IOException {
    discard();
    return new ErrorBody("", title, MissingNode.getInstance(), MissingNode.getInstance());
  }

  private static String code(JsonNode root, Family family) throws UndeclaredResponse {
    if (family.code().isEmpty()) {
      return "";
    }
    JsonNode code = root.at(JsonPointer.compile(family.code()));
    if (!code.isTextual()) {
      throw new UndeclaredResponse("The body carries no error code.");
    }
    return code.asText();
  }

  private static String message(JsonNode root, Family family) throws UndeclaredResponse {
    for (String pointer : family.messages()) {
      JsonNode message = root.at(JsonPointer.compile(pointer));
      if (message.isValueNode() && !message.isNull()) {
        return message.asText();
      }
    }
    if (family.code().isEmpty()) {
      throw new UndeclaredResponse("The body carries neither a code nor a message.");
    }
    return "";
  }

  /** Returns the code that the body shows; an undeclared answer may well carry a new one. */
  public @Nullable String codeIfAny() throws IOException {
    try {
      String code = error().code();
      return code.isEmpty() ? null : code;
    } catch (UndeclaredResponse none) {
      return null;
    }
  }

  /** Says that the operation does not declare the status. */
  public UndeclaredResponse undeclaredStatus() {
    return new UndeclaredResponse("The status " + status() + " is not declared.");
  }

  /** Says that the operation does not declare the code with the status. */
  public UndeclaredResponse undeclaredCode(String code) {
    return new UndeclaredResponse(
        "The code " + code + " is not declared with the status " + status() + ".");
  }

  private UndeclaredResponse undeclaredMediaType() {
    String mediaType = mediaType();
    return new UndeclaredResponse(
        mediaType.isEmpty()
            ? "The body has no media type."
            : "The media type " + mediaType + " is not declared.");
  }

  /** Returns the first characters of the body as text, for people; more is not read for it. */
  public String excerpt() throws IOException {
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
}
