package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.checking.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes over the wire. Each char of its texts is one byte, so that it can hold bytes
 * that are no text.
 *
 * @param body null where there is none, not even an empty one
 */
record WireRequest(String method, String target, List<Header> headers, @Nullable String body) {
  /** A header line. */
  record Header(String name, String value) {}

  WireRequest {
    headers = List.copyOf(headers);
  }

  /** Returns the bytes, addressed to a host and port. */
  byte[] bytes(String authority) {
    var text = new StringBuilder();
    text.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(authority).append("\r\n");
    for (var header : headers) {
      text.append(header.name()).append(header.value().isEmpty() ? ":" : ": ");
      text.append(header.value()).append("\r\n");
    }
    if (body != null) {
      text.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    text.append("\r\n").append(body == null ? "" : body);
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns the request as far as its answer depends on it. */
  ApiRequest forChecking() {
    var request = ApiRequest.of(method, target);
    for (var index = 0; index < headers.size(); index++) {
      // A map has no place for two of the same name.
      request = request.header(index + headers.get(index).name(), headers.get(index).value());
    }
    return request;
  }

  /** Whether a header of that name is there. */
  boolean has(String name) {
    return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
  }

  /** Whether a text stands anywhere in the request. */
  boolean mentions(String text) {
    return target.contains(text)
        || (body != null && body.contains(text))
        || headers.stream().anyMatch(header -> header.value().contains(text));
  }

  /** Returns the request with a text replaced wherever it stands. */
  WireRequest replacing(String text, String replacement) {
    return new WireRequest(
        method,
        target.replace(text, replacement),
        headers.stream()
            .map(header -> new Header(header.name(), header.value().replace(text, replacement)))
            .toList(),
        body == null ? null : body.replace(text, replacement));
  }
}
