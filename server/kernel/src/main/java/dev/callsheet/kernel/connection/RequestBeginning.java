package dev.callsheet.kernel.connection;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/**
 * The first bytes of a request. The codec puts a line that is too long aside and makes up another
 * one; these bytes still tell the method and the family of the path.
 */
final class RequestBeginning {
  private static final int ENOUGH = 512;
  private static final String MADE_UP = "/bad-request";

  private final byte[] first = new byte[ENOUGH];
  private int length;

  void clear() {
    length = 0;
  }

  /** Adds what stands in the bytes from an offset on. */
  void add(ByteBuf bytes, int offset) {
    var more = Math.min(ENOUGH - length, bytes.readableBytes() - offset);
    bytes.getBytes(bytes.readerIndex() + offset, first, length, more);
    length += more;
  }

  /** Gives a request that the codec made up its own method and path back. */
  void restore(HttpRequest request) {
    if (request.decoderResult().isSuccess() || !request.uri().equals(MADE_UP)) {
      return;
    }
    var text = new String(first, 0, length, StandardCharsets.ISO_8859_1);
    var words = text.strip().split("[ \\r\\n]", 3);
    if (words.length > 1) {
      request.setMethod(HttpMethod.valueOf(words[0]));
      request.setUri(RequestTargets.escaped(words[1].split("\\?", 2)[0]));
    }
  }
}
