package dev.callsheet.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.tool.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
  @TempDir Path home;

  @Test
  void anEmbeddedDatabaseKeepsItsDataBetweenStarts() throws Exception {
    try (Database first = Database.forServer(embedded())) {
      execute(first, "create table note (text text)");
      execute(first, "insert into note values ('kept')");
      assertEquals("on", query(first, "show fsync"));
    }
    try (Database second = Database.forServer(embedded())) {
      assertEquals("kept", query(second, "select text from note"));
    }
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(home.resolve("postgres.password"))));
  }

  @Test
  void aSecondServerOnTheSameHomeIsRefusedAndACommandJoinsTheFirst() throws Exception {
    try (Database server = Database.forServer(embedded())) {
      StartFailure failure = assertThrows(StartFailure.class, () -> Database.forServer(embedded()));
      assertTrue(failure.getMessage().contains("runs on " + home), failure.getMessage());
      assertTrue(
          failure.getMessage().contains("process " + ProcessHandle.current().pid()),
          failure.getMessage());

      try (Database command = Database.forCommand(embedded())) {
        assertEquals(server.properties(), command.properties());
      }
      assertEquals("1", query(server, "select 1"));
    }
  }

  @Test
  void anOrphanOfAKilledProcessIsReplacedAndItsDataAreKept() throws Exception {
    LocalPostgres orphan = LocalPostgres.start(home);
    try (Connection before = connection(orphan.url());
        var statement = before.createStatement()) {
      statement.execute("create table note (text text)");
      try (Database server = Database.forServer(embedded())) {
        assertEquals("0", query(server, "select count(*) from note"));
        assertThrows(SQLException.class, () -> statement.execute("select 1"));
      }
    }
  }

  @Test
  void aLeftoverFileNamingAnotherProgramIsIgnoredAndThatProgramLives() throws Exception {
    try (Database database = Database.forServer(embedded())) {
      execute(database, "create table note (text text)");
    }
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(
          home.resolve("postgres/postmaster.pid"),
          other.pid() + "\n" + home.resolve("postgres") + "\n1\n5432\n\n127.0.0.1\n0\nready\n");
      try (Database database = Database.forServer(embedded())) {
        assertEquals("0", query(database, "select count(*) from note"));
      }
      assertTrue(other.isAlive());
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void anUnreachableDatabaseIsOneLineWithHostAndPort() throws Exception {
    var port = FreePort.take();
    assertRefused(
        1,
        "DATABASE_URL: 127.0.0.1:" + port + "/callsheet: the connection is refused",
        "postgresql://user:hunter2@127.0.0.1:" + port + "/callsheet");
    assertRefused(
        2,
        "DATABASE_URL: nowhere.invalid:5432/callsheet: the host is unknown",
        "postgresql://user:hunter2@nowhere.invalid/callsheet");
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertRefused(
          1,
          "DATABASE_URL: 127.0.0.1:" + silent.getLocalPort() + "/callsheet: no answer in time",
          "postgresql://user:hunter2@127.0.0.1:"
              + silent.getLocalPort()
              + "/callsheet?socketTimeout=1");
    }
  }

  @Test
  void aDatabaseThatLetsNobodyInIsAWrongSetting() {
    try (Database server = Database.forServer(embedded())) {
      var place = server.url().place();
      var local = "postgresql://callsheet:hunter2@" + place;
      assertRefused(2, "DATABASE_URL: " + place + ": the user or the password is wrong", local);
      var password = server.url().password();
      var missing = place.replace("/callsheet", "/missing");
      assertRefused(
          2,
          "DATABASE_URL: " + missing + ": FATAL: database \"missing\" does not exist",
          "postgresql://callsheet:" + password + "@" + missing);
    }
  }

  private void assertRefused(int exitCode, String line, String address) {
    var failure =
        assertThrows(
            StartFailure.class, () -> Database.forServer(new DatabaseSettings(address, home)));
    assertEquals(line, failure.getMessage());
    assertEquals(exitCode, failure.exitCode());
  }

  @Test
  void aPasswordThatIsNotEncodedDoesNotPassForTheDatabase() {
    for (var password : List.of("hunter/2", "hunter?2", "hunter#2", "hunter 2", "hunter:/2")) {
      var failure =
          assertThrows(
              StartFailure.class,
              () ->
                  Database.forServer(
                      new DatabaseSettings("postgresql://me:" + password + "@db/studio", home)));
      assertFalse(failure.getMessage().contains("hunter"), failure.getMessage());
    }
  }

  @Test
  void anAddressTellsItsPasswordToNobody() {
    var address = DatabaseUrl.parse("postgresql://me:hunter2@db/studio");
    assertEquals("DatabaseUrl[db:5432/studio]", address.toString());
  }

  @Test
  void aUrlIsReadInBothForms() {
    DatabaseUrl plain =
        DatabaseUrl.parse("postgresql://me:p%40ss+word@db.example:5433/studio?sslmode=require");
    assertEquals("me", plain.user());
    assertEquals("p@ss+word", plain.password());
    assertEquals("db.example:5433/studio", plain.place());
    assertEquals("[::1]:5432/a", DatabaseUrl.parse("postgresql://[::1]/a").place());
    assertEquals("a:1,b:2/c", DatabaseUrl.parse("jdbc:postgresql://a:1,b:2/c").place());
    assertTrue(plain.jdbc().contains("sslmode=require"), plain.jdbc());
    assertTrue(plain.jdbc().contains("connectTimeout=3"), plain.jdbc());

    DatabaseUrl jdbc =
        DatabaseUrl.parse("jdbc:postgresql://db/studio?user=me&password=x%26y&socketTimeout=90");
    assertEquals("me", jdbc.user());
    assertEquals("x&y", jdbc.password());
    assertTrue(jdbc.jdbc().contains("socketFactoryArg=90000"), jdbc.jdbc());
    assertFalse(jdbc.jdbc().contains("socketTimeout"), jdbc.jdbc());
    assertFalse(jdbc.patientJdbc().contains("socket"), jdbc.patientJdbc());
    assertTrue(!jdbc.jdbc().contains("x%26y"), jdbc.jdbc());
  }

  @Test
  void aUrlOfAnotherKindIsRefused() {
    assertThrows(StartFailure.class, () -> DatabaseUrl.parse("mysql://db/studio"));
    assertThrows(StartFailure.class, () -> DatabaseUrl.parse("postgresql://db"));
    assertThrows(StartFailure.class, () -> DatabaseUrl.parse("postgresql:///studio"));
  }

  private DatabaseSettings embedded() {
    return new DatabaseSettings(null, home);
  }

  private static Connection connection(DatabaseUrl url) throws SQLException {
    return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (var connection = connection(database.url());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(Database database, String sql) throws SQLException {
    try (var connection = connection(database.url());
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      assertTrue(result.next());
      return result.getString(1);
    }
  }
}
