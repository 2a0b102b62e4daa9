package dev.callsheet.webhook;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.job.TestClock;
import dev.callsheet.job.TestNode;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A node that delivers to a receiver on this machine, on a database of its own. */
final class WebhookNode implements AutoCloseable {
  static final String FILM = "film";
  static final String RADIO = "radio";
  static final String READY = "asset.ready";
  static final Map<String, String> ASSET = Map.of("id", "ast_1");

  /** The time of the node, unless it was started with another clock. */
  final TestClock clock = new TestClock();

  final Receiver receiver = new Receiver();
  private final TestNode node;

  WebhookNode() throws IOException {
    this(Map.of());
  }

  WebhookNode(Map<String, Object> settings) throws IOException {
    node = start(clock, settings);
  }

  WebhookNode(Clock other) throws IOException {
    node = start(other, Map.of());
  }

  private static TestNode start(Clock clock, Map<String, Object> settings) {
    var configuration = TestNode.database();
    configuration.put("callsheet.jobs.poll", "50ms");
    configuration.put("callsheet.egress.allow-http", true);
    configuration.put("callsheet.egress.allow-loopback", true);
    configuration.put("callsheet.webhooks.maximum-endpoints", 6);
    configuration.putAll(settings);
    return TestNode.start(configuration, clock).withWorkers();
  }

  <T> T bean(Class<T> type) {
    return node.bean(type);
  }

  Webhooks webhooks() {
    return bean(Webhooks.class);
  }

  Deliveries deliveries() {
    return bean(Deliveries.class);
  }

  /** Registers a path of the receiver in the family {@value #FILM}. */
  EndpointCreation.Created create(String organization, String path, String... events) {
    return assertInstanceOf(
        EndpointCreation.Created.class,
        webhooks().create(organization, FILM, receiver.url(path), List.of(events)));
  }

  /** How many deliveries wait for an attempt or are under way. */
  int jobs() {
    return count("select count(*) from job_light where task_name = 'webhook-delivery'");
  }

  /** The failed attempts of the one delivery that waits for its next. */
  int failures() {
    return count(
        "select coalesce(max(consecutive_failures), 0) from job_light"
            + " where task_name = 'webhook-delivery' and not picked");
  }

  static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "Not so within 20 s");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @SuppressWarnings("unchecked")
  TransactionOperations<Connection> transactions() {
    return bean(TransactionOperations.class);
  }

  int count(String sql) {
    return Integer.parseInt(text(sql));
  }

  String text(String sql) {
    return transactions()
        .executeRead(
            status -> {
              try (var statement = status.getConnection().createStatement();
                  var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
              }
            });
  }

  void execute(String sql) {
    transactions()
        .executeWrite(
            status -> {
              try (var statement = status.getConnection().createStatement()) {
                return statement.execute(sql);
              }
            });
  }

  @Override
  public void close() {
    node.close();
    receiver.close();
  }
}
