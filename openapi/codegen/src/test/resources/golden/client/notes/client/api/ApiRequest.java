package notes.client.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request of an operation, immutable: each method returns a request with one thing more. */
public final class ApiRequest {

  private static final Set<String> IDEMPOTENT_METHODS =
      Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final ApiOperation operation;
  private final String path;
  private final List<String> query;
  private final Map<String, String> headers;
  private final @Nullable BinaryContent content;

  private ApiRequest(
      ApiOperation operation,
      String path,
      List<String> query,
      Map<String, String> headers,
      @Nullable BinaryContent content) {
    this.operation = operation;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.content = content;
  }

  /** Begins a request of the operation. */
  public static ApiRequest of(ApiOperation operation) {
    return new ApiRequest(operation, operation.path(), List.of(), Map.of(), null);
  }

  /** Fills a placeholder of the path. */
  public ApiRequest path(String name, Object value) {
    return new ApiRequest(
        operation, path.replace("{" + name + "}", encode(value)), query, headers, content);
  }

  /** Adds a query parameter; null leaves it out. */
  public ApiRequest query(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    List<String> more = new ArrayList<>(query);
    if (value instanceof Iterable<?> values) {
      values.forEach(each -> more.add(encode(name) + "=" + encode(each)));
    } else {
      more.add(encode(name) + "=" + encode(value));
    }
    return new ApiRequest(operation, path, Collections.unmodifiableList(more), headers, content);
  }

  /** Adds a header; null leaves it out. */
  public ApiRequest header(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value.toString());
    return new ApiRequest(operation, path, query, Collections.unmodifiableMap(more), content);
  }

  /** Sets the body, written as JSON; null leaves it out. */
  public ApiRequest json(@Nullable Object body) {
    if (body == null) {
      return this;
    }
    try {
      return binary("application/json", BinaryContent.of(Json.MAPPER.writeValueAsBytes(body)));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("The request body cannot be written as JSON.", unwritable);
    }
  }

  /** Sets the body as it is; null leaves it out. */
  public ApiRequest binary(String mediaType, @Nullable BinaryContent body) {
    if (body == null) {
      return this;
    }
    ApiRequest typed = header("Content-Type", mediaType);
    return new ApiRequest(operation, path, query, typed.headers, body);
  }

  /** Adds a key under which the server runs the request once, unless the request carries one already. */
  public ApiRequest idempotencyKey(String key) {
    return headers.containsKey(IDEMPOTENCY_KEY) ? this : header(IDEMPOTENCY_KEY, key);
  }

  /** Returns whether sending the request twice does no more than sending it once, and can be done. */
  public boolean repeatable() {
    boolean idempotent =
        IDEMPOTENT_METHODS.contains(operation.method()) || headers.containsKey(IDEMPOTENCY_KEY);
    return idempotent && (content == null || content.repeatable());
  }

  /** Returns the operation. */
  public ApiOperation operation() {
    return operation;
  }

  /** Returns path and query, percent-encoded. */
  public String target() {
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  /** Returns the headers by name. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns the body, if there is one. */
  public @Nullable BinaryContent content() {
    return content;
  }

  private static String encode(Object value) {
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
  }
}
