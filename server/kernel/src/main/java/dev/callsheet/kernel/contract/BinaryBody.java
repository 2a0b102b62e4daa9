package dev.callsheet.kernel.contract;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A body of bytes, read once and closed by whoever sends it.
 *
 * @param length the number of bytes in the stream
 * @param isUtf8 whether it is known to be text in UTF-8, which its media type then says
 */
public record BinaryBody(InputStream stream, long length, boolean isUtf8) {

  /** Bytes of which nothing is known but their media type. */
  public BinaryBody(InputStream stream, long length) {
    this(stream, length, false);
  }

  /** Returns a text, in UTF-8. */
  public static BinaryBody of(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new BinaryBody(new ByteArrayInputStream(bytes), bytes.length, true);
  }
}
