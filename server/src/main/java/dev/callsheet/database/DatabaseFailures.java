package dev.callsheet.database;

import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkError.MalformedBody;
import dev.callsheet.kernel.error.FrameworkError.Unavailable;
import dev.callsheet.kernel.failure.FrameworkErrorMapper;
import dev.callsheet.kernel.request.HttpSettings;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.exceptions.NoConnectionException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;

/** What a caller is told when the database fails. */
@Singleton
final class DatabaseFailures implements FrameworkErrorMapper {
  private final HttpSettings settings;

  DatabaseFailures(HttpSettings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<FrameworkError> map(Throwable thrown) {
    return switch (thrown) {
      case NoConnectionException _ -> Optional.empty();
      case ConnectionException _ -> Optional.of(new Unavailable(settings.retryAfter()));
      case SQLException e -> map(e);
      default -> Optional.empty();
    };
  }

  private Optional<FrameworkError> map(SQLException e) {
    var state = e.getSQLState() == null ? "" : e.getSQLState();
    if (DatabaseOutage.isBehind(e) || state.startsWith("40")) {
      return Optional.of(new Unavailable(settings.retryAfter()));
    }
    if (state.equals("22021") || state.equals("22P05")) {
      return Optional.of(
          new MalformedBody("The request contains a character that cannot be stored."));
    }
    return Optional.empty();
  }
}
