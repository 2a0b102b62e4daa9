package dev.callsheet.http;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Locale;

/** Keeps from the framework what it would misread in the head of a request. */
final class RequestHeads {
  private RequestHeads() {}

  static void mend(HttpRequest request) {
    // No answer depends on them, and the framework fails on a list without items.
    request.headers().remove(HttpHeaderNames.ACCEPT_CHARSET);
    request.headers().remove(HttpHeaderNames.ACCEPT_LANGUAGE);
    var method = request.method().name();
    if (!method.equals(method.toUpperCase(Locale.ROOT))) {
      // The names of methods are case-sensitive, and the framework takes "get" for GET.
      request.setMethod(HttpMethod.GET);
      request.setDecoderResult(DecoderResult.failure(new DecoderException("not a method")));
    }
  }
}
