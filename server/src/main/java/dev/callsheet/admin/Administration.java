package dev.callsheet.admin;

import dev.callsheet.database.Database;
import dev.callsheet.database.DatabaseSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.util.Map;
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
        ApplicationContext.builder("admin")
            .eagerInitSingletons(false)
            .properties(home == null ? Map.of() : Map.of("callsheet.home", home))
            .banner(false)
            .build();
    context.getEnvironment().start();
    Database database = Database.forCommand(DatabaseSettings.read(context));
    try {
      context
          .getEnvironment()
          .addPropertySource(PropertySource.of("database", database.properties()));
      context.start();
      return new Administration(database, context);
    } catch (RuntimeException exception) {
      context.close();
      database.close();
      throw exception;
    }
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    try (database) {
      context.close();
    }
  }
}
