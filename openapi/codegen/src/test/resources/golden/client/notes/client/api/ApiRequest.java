package notes.client.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One request of an operation, immutable: each method returns a request with one thing more. */
public final class ApiRequest {

  private static final Set<String> IDEMPOTENT_METHODS =
      Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final String COOKIE = "Cookie";

  private final ApiOperation operation;
  private final String path;
  private final List<String> query;
  private final Map<String, String> headers;
  private final @Nullable BinaryContent content;
  private final @Nullable URI location;

  private ApiRequest(
      ApiOperation operation,
      String path,
      List<String> query,
      Map<String, String> headers,
      @Nullable BinaryContent content,
      @Nullable URI location) {
    this.operation = operation;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.content = content;
    this.location = location;
  }

  /** Begins a request of the operation. */
  public static ApiRequest of(ApiOperation operation) {
    return new ApiRequest(operation, operation.path(), List.of(), Map.of(), null, null);
  }

  /** Fills a placeholder of the path; commas separate the values of a list. */
  public ApiRequest path(String name, Object value) {
    return new ApiRequest(
        operation,
        path.replace("{" + name + "}", encodedList(value, ",")),
        query,
        headers,
        content,
        location);
  }

  /**
   * Sends the request to a URL that an answer named; its path and query stand instead of those here.
   * Whoever has such a URL may use it, so no key is sent there.
   */
  public ApiRequest at(URI url) {
    return new ApiRequest(operation, path, query, headers, content, url);
  }

  /** Adds a query parameter, once for each value of a list; null leaves it out. */
  public ApiRequest query(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    List<String> more = new ArrayList<>(query);
    PlainText.each(value)
        .forEach(each -> more.add(PlainText.encoded(name) + "=" + PlainText.encoded(each)));
    return new ApiRequest(
        operation, path, Collections.unmodifiableList(more), headers, content, location);
  }

  /** Adds a query parameter whose list stands in one value; null leaves it out. */
  public ApiRequest query(String name, @Nullable Object value, String separator) {
    if (value == null) {
      return this;
    }
    List<String> more = new ArrayList<>(query);
    more.add(PlainText.encoded(name) + "=" + encodedList(value, separator));
    return new ApiRequest(
        operation, path, Collections.unmodifiableList(more), headers, content, location);
  }

  /** Adds a header; commas separate the values of a list, null leaves it out. */
  public ApiRequest header(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, PlainText.each(value).collect(Collectors.joining(",")));
    return new ApiRequest(
        operation, path, query, Collections.unmodifiableMap(more), content, location);
  }

  /** Adds a cookie; null leaves it out. */
  public ApiRequest cookie(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    String cookie = name + "=" + encodedList(value, ",");
    String others = headers.get(COOKIE);
    return header(COOKIE, others == null ? cookie : others + "; " + cookie);
  }

  /** Sets the body, written as JSON; null leaves it out. */
  public ApiRequest json(@Nullable Object body) {
    return json("application/json", body);
  }

  /** Sets the body, written as JSON of another media type; null leaves it out. */
  public ApiRequest json(String mediaType, @Nullable Object body) {
    if (body == null) {
      return this;
    }
    try {
      return binary(mediaType, BinaryContent.of(Json.MAPPER.writeValueAsBytes(body)));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("The request body cannot be written as JSON.", unwritable);
    }
  }

  /** Sets the body as a form of parts; null leaves it out. */
  public ApiRequest multipart(@Nullable Form form) {
    if (form == null) {
      return this;
    }
    var parts = new BinaryContent.OfParts(form.parts());
    return binary("multipart/form-data; boundary=" + parts.boundary(), parts);
  }

  /** Sets the body as a form of fields; null leaves it out. */
  public ApiRequest urlEncoded(@Nullable Form form) {
    return form == null
        ? this
        : binary("application/x-www-form-urlencoded", BinaryContent.of(form.urlEncoded()));
  }

  /** Sets the body as it is; null leaves it out. */
  public ApiRequest binary(String mediaType, @Nullable BinaryContent body) {
    if (body == null) {
      return this;
    }
    ApiRequest typed = header("Content-Type", mediaType);
    return new ApiRequest(operation, path, query, typed.headers, body, location);
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

  /** Returns the URL that an answer named; null where the operation's own is asked. */
  public @Nullable URI location() {
    return location;
  }

  /** Returns the headers by name. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns the body, if there is one. */
  public @Nullable BinaryContent content() {
    return content;
  }

  private static String encodedList(Object value, String separator) {
    return PlainText.each(value).map(PlainText::encoded).collect(Collectors.joining(separator));
  }
}
