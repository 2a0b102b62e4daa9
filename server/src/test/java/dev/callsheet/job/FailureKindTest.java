package dev.callsheet.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.database.TestDatabase;
import dev.callsheet.storage.BlobNotFoundException;
import dev.callsheet.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FailureKindTest {
  @Test
  void whatNobodyKnowsMaySucceedNextTime() {
    assertEquals(FailureKind.TRANSIENT, FailureKind.of(new IllegalStateException("Fogged")));
    assertEquals(FailureKind.TRANSIENT, FailureKind.of(new BlobNotFoundException("reel")));
    assertEquals(FailureKind.TRANSIENT, FailureKind.of(new StackOverflowError()));
  }

  @Test
  void theNearestKnownCauseDecides() {
    var unavailable = new StorageUnavailableException("No answer", null);
    assertEquals(FailureKind.OUTAGE, FailureKind.of(unavailable));
    assertEquals(
        FailureKind.OUTAGE, FailureKind.of(new IOException(new RuntimeException(unavailable))));
  }

  @Test
  void causesThatGoRoundInACircleAreLookedAtOnce() {
    var first = new IllegalStateException("First");
    first.initCause(new IllegalStateException("Second", first));
    assertEquals(FailureKind.TRANSIENT, FailureKind.of(first));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsAnOutage() {
    var full =
        assertThrows(IOException.class, () -> Files.writeString(Path.of("/dev/full"), "One frame"));
    assertEquals(FailureKind.OUTAGE, FailureKind.of(full));
  }

  @Test
  void aFileThatIsNotThereIsNone() {
    var missing =
        assertThrows(IOException.class, () -> Files.readString(Path.of("there-is-no-such-file")));
    assertEquals(FailureKind.TRANSIENT, FailureKind.of(missing));
  }

  @Test
  void aDatabaseThatDoesNotListenIsAnOutage() {
    var refused =
        assertThrows(
            SQLException.class,
            () -> DriverManager.getConnection("jdbc:postgresql://127.0.0.1:1/a", "a", "a"));
    assertEquals(FailureKind.OUTAGE, FailureKind.of(refused));
  }

  @Test
  void aDatabaseThatEndsItsConnectionsIsAnOutage() throws Exception {
    var database = TestDatabase.create();
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      var ended =
          assertThrows(
              SQLException.class,
              () -> statement.execute("select pg_terminate_backend(pg_backend_pid())"));
      assertEquals(FailureKind.OUTAGE, FailureKind.of(ended));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"select nothing", "select 1 / 0", "select * from there_is_no_such_table"})
  void aWrongStatementIsNone(String sql) throws Exception {
    var database = TestDatabase.create();
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      var wrong = assertThrows(SQLException.class, () -> statement.execute(sql));
      assertEquals(FailureKind.TRANSIENT, FailureKind.of(wrong));
    }
  }
}
