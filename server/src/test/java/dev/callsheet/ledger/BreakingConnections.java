package dev.callsheet.ledger;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Connections that break off at a chosen statement, as when the process is killed there. */
@Singleton
@Requires(property = "test.breaking-connections")
@Order(Ordered.HIGHEST_PRECEDENCE) // below what gives transactions their connections
final class BreakingConnections implements BeanCreatedEventListener<DataSource> {
  private static final Set<String> STATEMENTS = Set.of("execute", "executeQuery", "executeUpdate");

  /** How many statements are still to be done; none breaks while it is negative. */
  private final AtomicInteger left = new AtomicInteger(-1);

  private volatile boolean afterwards;

  /** Lets the connection break at the next statement but {@code number}, or once that is done. */
  void arm(int number, boolean afterIt) {
    afterwards = afterIt;
    left.set(number);
  }

  /** Lets no statement break; returns whether one had. */
  boolean disarm() {
    return left.getAndSet(-1) < 0;
  }

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    var dataSource = event.getBean();
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          var result = invoke(dataSource, method, arguments);
          return result instanceof Connection connection ? breaking(connection) : result;
        });
  }

  private Connection breaking(Connection connection) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("commit")) {
            return counted(connection, connection, method, arguments);
          }
          var result = invoke(connection, method, arguments);
          return switch (result) {
            case PreparedStatement statement ->
                breaking(connection, PreparedStatement.class, statement);
            case Statement statement -> breaking(connection, Statement.class, statement);
            case null, default -> result;
          };
        });
  }

  private <T extends Statement> T breaking(Connection connection, Class<T> type, T statement) {
    return proxy(
        type,
        (proxy, method, arguments) ->
            STATEMENTS.contains(method.getName())
                ? counted(connection, statement, method, arguments)
                : invoke(statement, method, arguments));
  }

  private @Nullable Object counted(
      Connection connection, Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (left.get() < 0 || left.getAndDecrement() > 0) {
      return invoke(target, method, arguments);
    }
    if (afterwards) {
      invoke(target, method, arguments);
    }
    ((Connection) connection.unwrap(PGConnection.class)).close();
    throw new SQLException("killed", "08006");
  }

  private static @Nullable Object invoke(
      Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            BreakingConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
