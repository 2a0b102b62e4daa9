package dev.callsheet.kernel.connection;

import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.request.RequestIds;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Locale;

/**
 * Keeps from the framework what it would misread in the head of a request, and marks a head that is
 * wrong as undecodable, so that its family says so and the connection closes.
 */
final class RequestHeads {
  private RequestHeads() {}

  static void mend(HttpRequest request, Contract contract) {
    var id = request.headers().get(RequestIds.HEADER);
    if (id != null && contract.families().stream().anyMatch(family -> family.keys().isKey(id))) {
      // It would stand in the answer and in the log.
      request.headers().remove(RequestIds.HEADER);
    }
    // No answer depends on them, and the framework fails on a list without items.
    request.headers().remove(HttpHeaderNames.ACCEPT_CHARSET);
    request.headers().remove(HttpHeaderNames.ACCEPT_LANGUAGE);
    if (!request.method().equals(HttpMethod.GET)) {
      // Of no other method's answer can there be a part (RFC 9110, 14.2), HEAD's neither.
      request.headers().remove(HttpHeaderNames.RANGE);
    }
    var headers = request.headers();
    if (headers.contains(HttpHeaderNames.CONTENT_LENGTH)
        && !isLength(headers.getAll(HttpHeaderNames.CONTENT_LENGTH))) {
      // The framework fails on it even in a request that it knows to be undecodable.
      request.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
      refuse(request, "not a length");
    }
    if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        && !isChunked(headers.getAll(HttpHeaderNames.TRANSFER_ENCODING))) {
      request.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
      refuse(request, "not a known transfer coding");
    }
    var version = request.protocolVersion();
    if (version.majorVersion() != HttpVersion.HTTP_1_1.majorVersion()) {
      request.setProtocolVersion(HttpVersion.HTTP_1_1);
      refuse(request, "not a known version");
    }
    var hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
    if (hosts > 1 || hosts == 0 && version.compareTo(HttpVersion.HTTP_1_1) >= 0) {
      refuse(request, "not exactly one host");
    }
    var method = request.method().name();
    if (!method.equals(method.toUpperCase(Locale.ROOT))) {
      // The names of methods are case-sensitive, and the framework takes "get" for GET.
      request.setMethod(HttpMethod.GET);
      refuse(request, "not a method");
    }
  }

  private static boolean isLength(List<String> values) {
    return values.size() == 1 && values.getFirst().matches("[0-9]{1,18}");
  }

  private static boolean isChunked(List<String> codings) {
    return codings.size() == 1
        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst());
  }

  private static void refuse(HttpRequest request, String reason) {
    if (request.decoderResult().isSuccess()) {
      request.setDecoderResult(DecoderResult.failure(new DecoderException(reason)));
    }
  }
}
