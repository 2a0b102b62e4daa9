package dev.callsheet.database;

import io.micronaut.core.value.PropertyResolver;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which database to use.
 *
 * @param address a PostgreSQL address; null for the embedded one
 * @param home where the server keeps what it keeps by itself, the embedded database included
 */
public record DatabaseSettings(@Nullable String address, Path home) {
  /** Reads {@code DATABASE_URL} and {@code callsheet.home}. */
  public static DatabaseSettings read(PropertyResolver configuration) {
    return new DatabaseSettings(
        configuration
            .getProperty("database.url", String.class)
            .filter(address -> !address.isBlank())
            .orElse(null),
        Path.of(configuration.getProperty("callsheet.home", String.class).orElse(".callsheet")));
  }

  /** Returns what is wrong with an address, without quoting it; empty for nothing. */
  public static Optional<String> faultOf(String address) {
    return DatabaseUrl.fault(address);
  }

  /** Leaves the address out, for it may hold a password and this may reach a log. */
  @Override
  public String toString() {
    return "DatabaseSettings[home=" + home + "]";
  }
}
