package dev.callsheet.contract.checking;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request to the server.
 *
 * @param target path and query, encoded
 * @param headers by name; the last value counts
 * @param body empty for none
 */
public record ApiRequest(String method, String target, Map<String, String> headers, byte[] body) {
  private static final int LONGEST_LINE = 4096;
  private static final int LARGEST_HEADERS = 8192;
  private static final byte[] NO_BODY = {};

  /** An unreserved character (RFC 3986, 2.3), percent-encoded. */
  private static final Pattern ENCODED =
      Pattern.compile("(?i)%(2D|2E|3[0-9]|4[1-9A-F]|5[0-9A]|5F|6[1-9A-F]|7[0-9A]|7E)");

  /** Returns a request without headers and body. */
  public static ApiRequest of(String method, String target) {
    return new ApiRequest(method, target, Map.of(), NO_BODY);
  }

  /** Returns a GET with a key. */
  public static ApiRequest get(String target, String key) {
    return of("GET", target).key(key);
  }

  /** Returns a POST of JSON with a key. */
  public static ApiRequest post(String target, String key, Object body) {
    return of("POST", target).key(key).json(body);
  }

  /** Returns a POST without a body. */
  public static ApiRequest post(String target, String key) {
    return of("POST", target).key(key);
  }

  /** Returns the path without the query, and with nothing encoded that need not be. */
  public String path() {
    var path = target.split("\\?", 2)[0];
    return ENCODED
        .matcher(path)
        .replaceAll(encoded -> Character.toString(Integer.parseInt(encoded.group(1), 16)));
  }

  /**
   * Whether the server can tell what is asked: a target that is no URI, hides the end of a C string
   * or is too long names no operation, and too many headers keep it from being looked at.
   */
  public boolean isReadable() {
    try {
      var _ = new URI(target);
    } catch (URISyntaxException noUri) {
      return false;
    }
    var line = method.length() + 1 + target.length() + " HTTP/1.1".length();
    var size =
        headers.entrySet().stream()
            .mapToInt(header -> header.getKey().length() + 2 + header.getValue().length())
            .sum();
    return !path().contains("%00") && line <= LONGEST_LINE && size <= LARGEST_HEADERS;
  }

  /** Adds or replaces a header. */
  public ApiRequest header(String name, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new ApiRequest(method, target, all, body);
  }

  /** Adds the header that authenticates. */
  public ApiRequest key(String key) {
    return header("Authorization", "Bearer " + key);
  }

  /** Adds a body. */
  public ApiRequest body(String mediaType, byte[] content) {
    return new ApiRequest(method, target, header("Content-Type", mediaType).headers, content);
  }

  /** Adds a body of text. */
  public ApiRequest body(String mediaType, String content) {
    return body(mediaType, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a value as JSON; a text is taken as the JSON itself. */
  public ApiRequest json(Object value) {
    return body(
        "application/json",
        value instanceof String text ? text : JsonMapper.shared().writeValueAsString(value));
  }

  @Override
  public String toString() {
    return method + " " + target;
  }
}
