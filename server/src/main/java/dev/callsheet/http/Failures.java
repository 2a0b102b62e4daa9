package dev.callsheet.http;

import com.fasterxml.jackson.core.JacksonException;
import dev.callsheet.database.DatabaseOutage;
import dev.callsheet.problem.FrameworkError;
import dev.callsheet.problem.FrameworkError.Internal;
import dev.callsheet.problem.FrameworkError.MalformedBody;
import dev.callsheet.problem.FrameworkError.MethodNotAllowed;
import dev.callsheet.problem.FrameworkError.NoRoute;
import dev.callsheet.problem.FrameworkError.Timeout;
import dev.callsheet.problem.FrameworkError.TooLarge;
import dev.callsheet.problem.FrameworkError.Unavailable;
import dev.callsheet.problem.FrameworkError.UnsupportedMediaType;
import dev.callsheet.problem.FrameworkErrorException;
import dev.callsheet.storage.StorageUnavailableException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.exceptions.NoConnectionException;
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
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says which framework error an exception is. */
@Singleton
final class Failures {
  private final HttpSettings settings;
  private final HttpServerConfiguration server;

  Failures(HttpSettings settings, HttpServerConfiguration server) {
    this.settings = settings;
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
  static FrameworkError ofStatus(int status) {
    return switch (status) {
      case 400, 413, 414, 431 -> new MalformedBody("The request could not be read.");
      case 404 -> new NoRoute();
      case 405 -> new MethodNotAllowed(List.of());
      case 408 -> new Timeout();
      case 415 -> new UnsupportedMediaType(List.of());
      default -> new Internal();
    };
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
              new TooLarge(server.getMaxRequestBufferSize());
          case ConstraintViolationException e ->
              InvalidFields.of(e, RequestState.of(request).arguments());
          case JacksonException e -> InvalidFields.of(e);
          case ConversionErrorException e
              when ClientConnection.causes(e).noneMatch(JacksonException.class::isInstance) ->
              InvalidFields.mistyped(e.getArgument());
          case UnsatisfiedRouteException e -> InvalidFields.missing(e.getArgument());
          case NoConnectionException _ -> null;
          case ConnectionException _ -> new Unavailable(settings.retryAfter());
          case SQLException e -> ofDatabase(e);
          case StorageUnavailableException _ -> new Unavailable(settings.retryAfter());
          default -> null;
        });
  }

  private @Nullable FrameworkError ofDatabase(SQLException e) {
    var state = e.getSQLState() == null ? "" : e.getSQLState();
    if (DatabaseOutage.isBehind(e) || state.startsWith("40")) {
      return new Unavailable(settings.retryAfter());
    }
    if (state.equals("22021") || state.equals("22P05")) {
      return new MalformedBody("The request contains a character that cannot be stored.");
    }
    return null;
  }
}
