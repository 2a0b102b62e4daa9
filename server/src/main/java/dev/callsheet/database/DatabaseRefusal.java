package dev.callsheet.database;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Why the database at an address cannot be used, in one line without the password. */
final class DatabaseRefusal {
  private static final String WRONG_PASSWORD = "28P01";
  private static final String NOT_ADMITTED = "28000";
  private static final String NO_SUCH_DATABASE = "3D000";

  private DatabaseRefusal() {}

  /** Tells whether the address is wrong, which is a fault of the setting, or the database away. */
  static StartFailure of(DatabaseUrl url, SQLException failure) {
    var line = "DATABASE_URL: " + url.place() + ": ";
    return switch (Objects.requireNonNullElse(failure.getSQLState(), "")) {
      case WRONG_PASSWORD -> wrong(line + "the user or the password is wrong");
      case NOT_ADMITTED, NO_SUCH_DATABASE -> wrong(line + firstLine(failure));
      default -> ofNetwork(line, failure);
    };
  }

  private static StartFailure ofNetwork(String line, SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return wrong(line + "the host is unknown");
      }
      if (cause instanceof SocketTimeoutException) {
        return new StartFailure(line + "no answer in time", failure);
      }
      if (cause instanceof NoRouteToHostException) {
        return new StartFailure(line + "there is no route to the host", failure);
      }
      if (cause instanceof ConnectException) {
        return new StartFailure(line + "the connection is refused", failure);
      }
    }
    return new StartFailure(line + firstLine(failure), failure);
  }

  private static StartFailure wrong(String line) {
    return StartFailure.ofSettings(List.of(line));
  }

  private static String firstLine(SQLException failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no answer");
  }
}
