package dev.callsheet.job;

import io.micronaut.context.ApplicationContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One node of the server without its HTTP part, on a database that nodes of a test can share. */
public final class TestNode implements AutoCloseable {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static final class Postgres {
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private final ApplicationContext context;

  private TestNode(ApplicationContext context) {
    this.context = context;
  }

  /** Creates an empty database and returns the configuration that names it. */
  public static Map<String, Object> database() throws SQLException {
    var name = "node_" + DATABASES.incrementAndGet();
    try (var connection = Postgres.INSTANCE.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    var configuration = new HashMap<String, Object>();
    configuration.put("datasources.default.url", Postgres.INSTANCE.getJdbcUrl("postgres", name));
    configuration.put("datasources.default.username", "postgres");
    configuration.put("datasources.default.password", "postgres");
    configuration.put("datasources.default.driver-class-name", "org.postgresql.Driver");
    configuration.put("datasources.default.maximum-pool-size", 8);
    configuration.put("flyway.datasources.default.enabled", true);
    return configuration;
  }

  /** Starts a node whose beans are those of the server and the given ones. */
  public static TestNode start(Map<String, Object> configuration, Clock clock, Object... beans) {
    var context = ApplicationContext.builder().properties(configuration).build();
    context.registerSingleton(Clock.class, clock);
    for (var bean : beans) {
      context.registerSingleton(bean);
    }
    return new TestNode(context.start());
  }

  /** Starts the workers of this node. */
  public TestNode withWorkers() {
    bean(Workers.class).start();
    return this;
  }

  /** Returns a bean of this node. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Returns the whole context of this node. */
  public ApplicationContext context() {
    return context;
  }

  /** Stops the node as a shutdown does. */
  @Override
  public void close() {
    context.close();
  }
}
