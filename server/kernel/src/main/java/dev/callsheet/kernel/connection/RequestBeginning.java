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

  private final StringBuilder text = new StringBuilder();

  void clear() {
    text.setLength(0);
  }

  void add(Object message) {
    var missing = ENOUGH - text.length();
    if (missing > 0 && message instanceof ByteBuf bytes) {
      var length = Math.min(missing, bytes.readableBytes());
      text.append(bytes.toString(bytes.readerIndex(), length, StandardCharsets.ISO_8859_1));
    }
  }

  /** Gives a request that the codec made up its own method and path back. */
  void restore(HttpRequest request) {
    var words = text.toString().strip().split("[ \\r\\n]", 3);
    if (request.decoderResult().isFailure() && request.uri().equals(MADE_UP) && words.length > 1) {
      request.setMethod(HttpMethod.valueOf(words[0]));
      request.setUri(RequestTargets.escaped(words[1].split("\\?", 2)[0]));
    }
  }
}
