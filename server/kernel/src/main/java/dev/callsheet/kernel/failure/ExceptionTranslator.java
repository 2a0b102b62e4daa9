package dev.callsheet.kernel.failure;

import com.fasterxml.jackson.core.JacksonException;
import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkError.Internal;
import dev.callsheet.kernel.error.FrameworkError.MalformedBody;
import dev.callsheet.kernel.error.FrameworkError.MethodNotAllowed;
import dev.callsheet.kernel.error.FrameworkError.NoRoute;
import dev.callsheet.kernel.error.FrameworkError.Timeout;
import dev.callsheet.kernel.error.FrameworkError.TooLarge;
import dev.callsheet.kernel.error.FrameworkError.UnsupportedMediaType;
import dev.callsheet.kernel.error.FrameworkErrorException;
import dev.callsheet.kernel.error.SlowBodyException;
import dev.callsheet.kernel.request.RequestState;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.exceptions.NotAllowedException;
import io.micronaut.http.server.exceptions.NotFoundException;
import io.micronaut.http.server.exceptions.UnsupportedMediaException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Optional;

/** Says which framework error an exception is. */
@Singleton
public final class ExceptionTranslator {
  private final List<FrameworkErrorMapper> mappers;
  private final HttpServerConfiguration server;

  ExceptionTranslator(List<FrameworkErrorMapper> mappers, HttpServerConfiguration server) {
    this.mappers = mappers;
    this.server = server;
  }

  /** The error that {@code thrown}, or the nearest of its causes that is known, stands for. */
  FrameworkError of(HttpRequest<?> request, Throwable thrown) {
    return ClientConnection.causes(thrown)
        .map(cause -> known(request, cause))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(Internal::new);
  }

  /** The error behind a status that the framework chose without an exception. */
  public static FrameworkError ofStatus(int status) {
    return switch (status) {
      case 400, 413, 414, 431 -> new MalformedBody("The request could not be read.");
      case 404 -> new NoRoute();
      case 405 -> new MethodNotAllowed(List.of());
      case 408 -> new Timeout();
      case 415 -> new UnsupportedMediaType(List.of());
      default -> new Internal();
    };
  }

  private TooLarge tooLarge(HttpRequest<?> request) {
    var most = server.getMaxRequestBufferSize();
    return new TooLarge(
        most,
        Math.max(request.getContentLength(), most + 1),
        RequestState.of(request).operation().filter(ContractOperation::takesFile).isPresent());
  }

  private Optional<FrameworkError> known(HttpRequest<?> request, Throwable thrown) {
    return Optional.ofNullable(
        switch (thrown) {
          case FrameworkErrorException e -> e.error();
          case SlowBodyException _ -> new Timeout();
          case NotFoundException _ -> new NoRoute();
          case NotAllowedException e -> new MethodNotAllowed(List.copyOf(e.getAllowedMethods()));
          case UnsupportedMediaException e ->
              new UnsupportedMediaType(List.copyOf(e.getAcceptableContentTypes()));
          case ContentLengthExceededException _, BufferLengthExceededException _ ->
              tooLarge(request);
          case ConstraintViolationException e ->
              InvalidFields.of(e, RequestState.of(request).arguments());
          case JacksonException e -> InvalidFields.of(e);
          case ConversionErrorException e
              when ClientConnection.causes(e).noneMatch(JacksonException.class::isInstance) ->
              InvalidFields.mistyped(e.getArgument());
          case UnsatisfiedRouteException e -> InvalidFields.missing(e.getArgument());
          default ->
              mappers.stream()
                  .map(mapper -> mapper.map(thrown))
                  .flatMap(Optional::stream)
                  .findFirst()
                  .orElse(null);
        });
  }
}
