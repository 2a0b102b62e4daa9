package dev.callsheet;

import dev.callsheet.database.Database;
import dev.callsheet.database.DatabaseSettings;
import dev.callsheet.database.StartFailure;
import dev.callsheet.demo.Demonstration;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.BindException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server with its database: the one outlives the other by as long as jobs need it. */
public final class CallsheetServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallsheetServer.class);

  private final Database database;
  private final ApplicationContext context;
  private final EmbeddedServer http;

  private CallsheetServer(Database database, ApplicationContext context, EmbeddedServer http) {
    this.database = database;
    this.context = context;
    this.http = http;
  }

  /**
   * Starts a server and returns when it answers.
   *
   * @param arguments configuration as {@code --name=value}
   * @throws StartFailure if it cannot start for a reason that the operator can mend
   */
  public static CallsheetServer start(String... arguments) {
    ApplicationContext context = ApplicationContext.builder(arguments).banner(false).build();
    context.getEnvironment().start();
    Database database = Database.forServer(DatabaseSettings.read(context));
    try {
      context
          .getEnvironment()
          .addPropertySource(PropertySource.of("database", database.properties()));
      context.start();
      EmbeddedServer http = context.getBean(EmbeddedServer.class);
      http.start();
      LOG.info("Callsheet answers at {}", http.getURI());
      if (context.getProperty("callsheet.demo", Boolean.class).orElse(false)) {
        System.out.println(context.getBean(Demonstration.class).provide(http.getURI()));
      }
      return new CallsheetServer(database, context, http);
    } catch (RuntimeException exception) {
      context.close();
      database.close();
      throw expected(exception, context);
    }
  }

  /** Returns the address under which the server answers. */
  public URI address() {
    return http.getURI();
  }

  /** Returns the application's beans. */
  public ApplicationContext context() {
    return context;
  }

  /** Lets requests end, hands jobs back, and stops the database if it is ours. */
  @Override
  public void close() {
    try (database) {
      context.close();
    }
  }

  private static RuntimeException expected(RuntimeException exception, ApplicationContext context) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartFailure failure) {
        return failure;
      }
      if (cause instanceof BindException) {
        return new StartFailure(
            "Port "
                + context.getProperty("micronaut.server.port", String.class).orElse("8080")
                + " is taken; set CALLSHEET_PORT to a free one.",
            cause);
      }
    }
    return exception;
  }
}
