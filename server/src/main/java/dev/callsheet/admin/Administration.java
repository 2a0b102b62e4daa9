package dev.callsheet.admin;

import dev.callsheet.database.Database;
import dev.callsheet.database.DatabaseSettings;
import dev.callsheet.setting.Configuration;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The application's beans on the server's database, without the HTTP server and its jobs. */
final class Administration implements AutoCloseable {
  private final Database database;
  private final ApplicationContext context;

  private Administration(Database database, ApplicationContext context) {
    this.database = database;
    this.context = context;
  }

  static Administration open(@Nullable String home) {
    ApplicationContext context =
        Configuration.read(
            System.getenv(), home == null ? List.of() : List.of("--callsheet.home=" + home), false);
    Database database = Database.forCommand(DatabaseSettings.read(context));
    try {
      database.migrate();
      context
          .getEnvironment()
          .addPropertySource(PropertySource.of("database", database.properties()));
      context.start();
      return new Administration(database, context);
    } catch (RuntimeException exception) {
      try (database) {
        context.close();
      }
      throw exception;
    }
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  <T> Collection<T> all(Class<T> type) {
    return context.getBeansOfType(type);
  }

  @Override
  public void close() {
    try (database) {
      context.close();
    }
  }
}
