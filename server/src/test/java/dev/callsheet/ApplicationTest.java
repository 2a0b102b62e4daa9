package dev.callsheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.tool.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The program as a process: how it starts, and what is left of it. */
final class ApplicationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

  /** Of all tests, for a database is made in it. */
  @TempDir private static Path folder;

  private final Path home = folder.resolve("home");
  private final Path told = folder.resolve("out");
  private final Path complaints = folder.resolve("err");

  @Test
  void wrongSettingsAreToldAtOnceAndNothingIsBegun() throws Exception {
    var elsewhere = folder.resolve("nothing").toString();
    var process =
        start(
            Map.of(
                "CALLSHEET_HOME", elsewhere,
                "CALLSHEET_ROLE", "foo",
                "CALLSHEET_CREDIT_PRICE_MINOR", "x"));
    assertEquals(2, exitCode(process));
    assertEquals(
        List.of(
            "CALLSHEET_ROLE: foo is not one of api, worker, both",
            "CALLSHEET_CREDIT_PRICE_MINOR: x is not a whole number from 1 to 1000000000"),
        Files.readAllLines(complaints));
    assertEquals("", Files.readString(told));
    assertFalse(Files.exists(Path.of(elsewhere)));
  }

  @Test
  void whatIsOnlyAskedForStartsNothing() throws Exception {
    var elsewhere = folder.resolve("nothing");
    var variables = Map.of("CALLSHEET_HOME", elsewhere.toString());
    assertEquals(0, exitCode(start(variables, "--version")));
    assertEquals("callsheet-server unpackaged", Files.readString(told).strip());
    assertEquals(0, exitCode(start(variables, "admin", "--version")));
    assertEquals("callsheet-server unpackaged", Files.readString(told).strip());
    assertEquals(2, exitCode(start(variables, "--frobnicate")));
    assertTrue(Files.readString(complaints).startsWith("--frobnicate: there is no such option"));
    assertEquals(2, exitCode(start(variables, "--startup-archive=" + folder.resolve("args"))));
    assertEquals(
        "--startup-archive: there is one only for a server started by java -jar",
        Files.readString(complaints).strip());
    assertFalse(Files.exists(elsewhere));
  }

  /** Each moment comes later than the one before; what that left is no obstacle. */
  @Test
  void aSignalAtAnyMomentLeavesNothingThatRuns() throws Exception {
    for (var moment : Moment.values()) {
      var process = start(Map.of("CALLSHEET_HOME", home.toString()));
      try {
        await(moment + " has not come", () -> moment.isReached(this) || !process.isAlive());
        assertTrue(process.isAlive(), () -> moment + ": " + read(complaints));
        process.destroy();
        assertEquals(128 + 15, exitCode(process), moment::name);
      } finally {
        process.destroyForcibly();
      }
      assertEquals(List.of(), programsOfTheHome(), moment::name);
      assertEquals("", Files.readString(complaints), moment::name);
      assertFalse(Files.exists(home.resolve("postgres/postmaster.pid")), moment::name);
    }
  }

  @Test
  void theDeathOfTheJavaProgramThatStartedItEndsItToo() throws Exception {
    var parent = start(Parent.class.getName(), Map.of("CALLSHEET_HOME", home.toString()));
    try {
      await("PostgreSQL", () -> Moment.DATABASE_READY.isReached(this) || !parent.isAlive());
      assertTrue(parent.isAlive(), () -> read(complaints));
      var server = parent.children().findFirst().orElseThrow();
      parent.destroyForcibly().waitFor();
      server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } finally {
      parent.destroyForcibly();
    }
    assertEquals(List.of(), programsOfTheHome());
  }

  @Test
  void whatIsLoggedWhileItStopsIsWritten() throws Exception {
    assertEquals(0, exitCode(start(LastWords.class.getName(), Map.of())));
    var lines = Files.readAllLines(told);
    assertEquals(LastWords.COUNT, lines.size());
    assertTrue(lines.getLast().contains("\"message\":\"last words " + LastWords.COUNT + "\""));
  }

  /** A program that has much to say when it ends. */
  static final class LastWords {
    private static final int COUNT = 1000;

    private LastWords() {}

    /** Ends at once. */
    public static void main(String[] arguments) {
      var log = LoggerFactory.getLogger(LastWords.class);
      Shutdown.of(
              () ->
                  IntStream.rangeClosed(1, COUNT).forEach(word -> log.info("last words {}", word)))
          .begun();
      System.exit(0);
    }
  }

  /** A program that starts the server and dies with it running. */
  static final class Parent {
    private Parent() {}

    /** Starts the server with the arguments of this JVM. */
    public static void main(String[] arguments) throws Exception {
      new ProcessBuilder(command(Application.class.getName(), "--end-with-parent"))
          .inheritIO()
          .start()
          .waitFor();
    }
  }

  /** What can be seen of a start from outside. */
  private enum Moment {
    LOCKED,
    UNPACKING,
    INITIALIZING,
    DATABASE_STARTING,
    DATABASE_READY,
    ANSWERING;

    /** A later one counts too: what was unpacked once is not unpacked again. */
    boolean isReached(ApplicationTest test) {
      return Arrays.stream(values())
          .filter(moment -> moment.compareTo(this) >= 0)
          .anyMatch(moment -> moment.hasCome(test));
    }

    private boolean hasCome(ApplicationTest test) {
      var home = test.home;
      return switch (this) {
        case LOCKED -> Files.exists(home.resolve("lock"));
        case UNPACKING -> holds(home.resolve("runtime"), ".partial");
        case INITIALIZING -> Files.exists(home.resolve("postgres.partial"));
        case DATABASE_STARTING -> Files.exists(home.resolve("postgres/postmaster.pid"));
        case DATABASE_READY -> read(home.resolve("postgres/postmaster.pid")).contains("ready");
        case ANSWERING -> read(test.told).contains("Callsheet answers at");
      };
    }

    private static boolean holds(Path directory, String ending) {
      try (var files = Files.list(directory)) {
        return files.anyMatch(file -> file.toString().endsWith(ending));
      } catch (IOException none) {
        return false;
      }
    }
  }

  private List<String> programsOfTheHome() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(command -> command.contains(home + "/runtime"))
        .toList();
  }

  private Process start(Map<String, String> variables, String... arguments) throws IOException {
    return start(Application.class.getName(), variables, arguments);
  }

  private Process start(String program, Map<String, String> variables, String... arguments)
      throws IOException {
    var builder = new ProcessBuilder(command(program, arguments));
    builder.environment().put("CALLSHEET_PORT", Integer.toString(FreePort.take()));
    builder.environment().put("CALLSHEET_MANAGEMENT_PORT", Integer.toString(FreePort.take()));
    builder.environment().putAll(variables);
    return builder.redirectOutput(told.toFile()).redirectError(complaints.toFile()).start();
  }

  private static List<String> command(String program, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                program));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    return process.exitValue();
  }

  private static void await(String what, BooleanSupplier condition) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, what);
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      return "";
    }
  }
}
