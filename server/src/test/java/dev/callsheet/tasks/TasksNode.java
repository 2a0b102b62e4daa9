package dev.callsheet.tasks;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.callsheet.account.Organizations;
import dev.callsheet.job.TestClock;
import dev.callsheet.job.TestNode;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.tasks.project.ProjectCreation;
import dev.callsheet.tasks.project.Projects;
import io.micronaut.transaction.TransactionOperations;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.function.Supplier;

/** A node whose jobs wait until a test runs them, with an organisation that has a project. */
public final class TasksNode implements AutoCloseable {
  public final TestClock clock = new TestClock();
  public final String organization;
  public final ProjectScope project;
  private final TestNode node;

  public TasksNode(Path home) {
    this(home, Map.of());
  }

  public TasksNode(Path home, Map<String, Object> more) {
    var properties = TestNode.database();
    properties.put("callsheet.home", home.toString());
    properties.put("callsheet.jobs.poll", "50ms");
    properties.putAll(more);
    node = TestNode.start(properties, clock);
    organization = node.bean(Organizations.class).create("Tasks").id();
    project = newProject("First");
  }

  public ProjectScope newProject(String name) {
    return assertInstanceOf(
            ProjectCreation.Created.class, bean(Projects.class).create(organization, name))
        .project()
        .scope();
  }

  public ContractFamily family() {
    return bean(Contract.class).named(TasksFamily.NAME).orElseThrow();
  }

  public void startWorkers() {
    node.withWorkers();
  }

  public <T> T bean(Class<T> type) {
    return node.bean(type);
  }

  public void runRecurring(String name) throws Exception {
    node.recurring(name).run();
  }

  @SuppressWarnings("unchecked")
  public <T> T inTransaction(Supplier<T> work) {
    TransactionOperations<Connection> transactions = bean(TransactionOperations.class);
    return transactions.executeWrite(status -> work.get());
  }

  @SuppressWarnings("unchecked")
  public int count(String sql) {
    TransactionOperations<Connection> transactions = bean(TransactionOperations.class);
    return transactions.executeRead(
        status -> {
          try (var statement = status.getConnection().createStatement();
              var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
          }
        });
  }

  @Override
  public void close() {
    node.close();
  }
}
