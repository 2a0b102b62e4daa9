package dev.callsheet.kernel.response;

import dev.callsheet.kernel.contract.BinaryBody;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.stream.InputStreamByteBody;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;

/**
 * Streams a {@link BinaryBody} under its {@code Content-Length}, never holding more than a piece.
 */
@Singleton
final class BinaryBodyWriter implements ResponseBodyWriter<BinaryBody> {
  private final ExecutorService blocking;

  BinaryBodyWriter(@Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.blocking = blocking;
  }

  @Override
  public CloseableByteBody writePiece(
      ByteBodyFactory bodies,
      HttpRequest<?> request,
      HttpResponse<?> response,
      Argument<BinaryBody> type,
      MediaType mediaType,
      BinaryBody body) {
    return InputStreamByteBody.create(
        body.stream(), OptionalLong.of(body.length()), blocking, bodies);
  }

  @Override
  public void writeTo(
      Argument<BinaryBody> type,
      MediaType mediaType,
      BinaryBody body,
      MutableHeaders headers,
      OutputStream target) {
    try (var stream = body.stream()) {
      stream.transferTo(target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
