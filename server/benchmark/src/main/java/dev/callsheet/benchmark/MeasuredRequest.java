package dev.callsheet.benchmark;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request that is sent again and again.
 *
 * @param name how the table calls it
 * @param path with its query
 * @param key what stands behind {@code Bearer}
 * @param body JSON; null for none
 * @param status what every answer must have
 */
record MeasuredRequest(
    String name, String method, String path, String key, @Nullable String body, int status) {

  /** The bytes of the request as HTTP/1.1 sends them to this address. */
  byte[] bytes(InetSocketAddress address) {
    var head = new StringBuilder();
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    head.append("Host: localhost:").append(address.getPort()).append("\r\n");
    head.append("Authorization: Bearer ").append(key).append("\r\n");
    if (body == null) {
      return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }
    return head.append("Content-Type: application/json\r\n")
        .append("Content-Length: ")
        .append(body.length())
        .append("\r\n\r\n")
        .append(body)
        .toString()
        .getBytes(StandardCharsets.US_ASCII);
  }
}
