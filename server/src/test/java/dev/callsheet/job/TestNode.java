package dev.callsheet.job;

import dev.callsheet.database.TestDatabase;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One node of the server without its HTTP part, on a database that nodes of a test can share. */
public final class TestNode implements AutoCloseable {
  private final ApplicationContext context;

  private TestNode(ApplicationContext context) {
    this.context = context;
  }

  /** Creates a migrated database and returns the configuration that names it. */
  public static Map<String, Object> database() {
    return new HashMap<>(TestDatabase.create().properties());
  }

  /** Returns the configuration that names an existing database. */
  static Map<String, Object> configuration(String url) {
    return new HashMap<>(
        Map.of(
            "datasources.default.url",
            url,
            "datasources.default.username",
            "postgres",
            "datasources.default.password",
            ""));
  }

  /** Starts a node whose beans are those of the server and the given ones. */
  public static TestNode start(Map<String, Object> configuration, Clock clock, Object... beans) {
    var context = ApplicationContext.builder().properties(configuration).build();
    context.registerSingleton(Clock.class, clock);
    for (var bean : beans) {
      context.registerSingleton(bean);
    }
    context.start();
    if (clock instanceof TestClock stopped) {
      // A worker that begins to wait for its next look at a clock that stands waits for ever.
      var notifier = context.getBean(WorkerNotifier.class);
      stopped.whenAdvanced(() -> List.of(JobPool.values()).forEach(notifier::wake));
    }
    return new TestNode(context);
  }

  /** Starts the workers of this node. */
  public TestNode withWorkers() {
    bean(Workers.class).start();
    return this;
  }

  /** Returns the recurring job of a name. */
  public RecurringJob recurring(String name) {
    return context.getBeansOfType(RecurringJob.class).stream()
        .filter(job -> job.name().equals(name))
        .findFirst()
        .orElseThrow();
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
