package dev.callsheet.service;

import dev.callsheet.kernel.contract.RequestThreads;
import dev.callsheet.kernel.request.FilterOrder;
import dev.callsheet.kernel.response.ResponseWriter;
import dev.callsheet.ledger.Witness;
import dev.callsheet.ledger.WitnessAnswer;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers logs that ask this server as their witness (c2sp.org/tlog-witness), in the protocol's own
 * words: it belongs to no family, so it is a filter as the site is.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class WitnessFilter {
  private static final String PREFIX = "/witness/";
  private static final String ADD_CHECKPOINT = PREFIX + "add-checkpoint";
  private static final Pattern CHECKPOINT = Pattern.compile(PREFIX + "([0-9a-f]{64})/checkpoint");
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String SIZE = "text/x.tlog.size";

  /** A proof has at most 63 lines, and a checkpoint some signatures. */
  private static final int MOST_BYTES = 65_536;

  private final Witness witness;

  WitnessFilter(Witness witness) {
    this.witness = witness;
  }

  /** Looks at the path by itself, for patterns would be taken apart at every request. */
  @RequestFilter
  @Order(FilterOrder.SITE)
  @ExecuteOn(RequestThreads.NAME)
  @Nullable HttpResponse<?> answer(HttpRequest<?> request) throws IOException {
    var path = request.getPath();
    if (!path.startsWith(PREFIX)) {
      return null;
    }
    if (path.equals(ADD_CHECKPOINT)) {
      return request.getMethod() == HttpMethod.POST ? addCheckpoint(request) : notAllowed("POST");
    }
    var checkpoint = CHECKPOINT.matcher(path);
    if (!checkpoint.matches()) {
      return null;
    }
    return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD
        ? checkpoint(request, checkpoint.group(1))
        : notAllowed("GET, HEAD");
  }

  private HttpResponse<?> addCheckpoint(HttpRequest<?> request) throws IOException {
    var body = body(request);
    if (body.length > MOST_BYTES) {
      return text(HttpStatus.REQUEST_ENTITY_TOO_LARGE, TEXT, "A request has at most 64 KiB.\n");
    }
    return switch (witness.addCheckpoint(body)) {
      case WitnessAnswer.Cosigned(var lines) -> text(HttpStatus.OK, TEXT, lines);
      case WitnessAnswer.Malformed(var reason) -> text(HttpStatus.BAD_REQUEST, TEXT, reason + "\n");
      case WitnessAnswer.UnknownLog() ->
          text(HttpStatus.NOT_FOUND, TEXT, "This is not a witness of the log.\n");
      case WitnessAnswer.Untrusted() ->
          text(HttpStatus.FORBIDDEN, TEXT, "No known key of the log signed the checkpoint.\n");
      case WitnessAnswer.Conflict(var size) -> text(HttpStatus.CONFLICT, SIZE, size + "\n");
      case WitnessAnswer.Inconsistent() ->
          text(
              HttpStatus.UNPROCESSABLE_ENTITY,
              TEXT,
              "The checkpoint is not consistent with the last one.\n");
    };
  }

  private static byte[] body(HttpRequest<?> request) throws IOException {
    if (!(request instanceof ServerHttpRequest<?> sent)) {
      return new byte[0];
    }
    try (var body = sent.byteBody().toInputStream()) {
      return body.readNBytes(MOST_BYTES + 1);
    }
  }

  private HttpResponse<?> checkpoint(HttpRequest<?> request, String originHash) {
    var found = witness.checkpoint(originHash);
    if (found.isEmpty()) {
      return text(HttpStatus.NOT_FOUND, TEXT, "No checkpoint of such a log was cosigned.\n");
    }
    return request.getMethod() == HttpMethod.HEAD
        ? ResponseWriter.written(
            headed(HttpStatus.OK, TEXT).contentLength(found.get().length), null)
        : bytes(HttpStatus.OK, TEXT, found.get());
  }

  private static HttpResponse<?> notAllowed(String allowed) {
    return ResponseWriter.written(
        headed(HttpStatus.METHOD_NOT_ALLOWED, TEXT)
            .header(HttpHeaders.ALLOW, allowed)
            .contentLength(0),
        null);
  }

  private static HttpResponse<?> text(HttpStatus status, String mediaType, String text) {
    return bytes(status, mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpResponse<?> bytes(HttpStatus status, String mediaType, byte[] bytes) {
    return ResponseWriter.written(
        headed(status, mediaType).contentLength(bytes.length).<Object>body(bytes), null);
  }

  private static MutableHttpResponse<Object> headed(HttpStatus status, String mediaType) {
    return HttpResponse.status(status)
        .contentType(MediaType.of(mediaType))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Content-Type-Options", "nosniff");
  }
}
