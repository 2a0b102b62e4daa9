package dev.callsheet.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL whose programs, data, password and log live in one home directory.
 *
 * <p>The library that brings the programs has a runner too; it switches {@code fsync} off, lets
 * every local user in, and stops the database in a shutdown hook of its own while jobs still want
 * to hand themselves back. So only its archive is used.
 */
final class LocalPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);

  private static final String USER = "callsheet";
  private static final String DATABASE = "callsheet";
  private static final int START_ATTEMPTS = 3;
  private static final Duration REVIVAL_PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final Duration PROGRAM_LIMIT = Duration.ofSeconds(90);

  private final Path home;
  private final Path data;
  private final PostgresBinaries binaries;
  private int port;
  private boolean closing;

  private LocalPostgres(Path home, PostgresBinaries binaries) {
    this.home = home;
    this.data = data(home);
    this.binaries = binaries;
  }

  /** Starts the database of a home whose lock the caller has. */
  static LocalPostgres start(Path home) {
    Path absolute = home.toAbsolutePath().normalize();
    try {
      var postgres =
          new LocalPostgres(absolute, PostgresBinaries.unpack(absolute.resolve("runtime")));
      postgres.initialize();
      postgres.clearLeftover();
      postgres.startWhole();
      return postgres;
    } catch (IOException exception) {
      throw new StartFailure(
          "Cannot start the embedded PostgreSQL: " + exception.getMessage(), exception);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while PostgreSQL was starting.", exception);
    }
  }

  /** Starts the server with its database, or leaves nothing that runs. */
  private void startWhole() throws IOException, InterruptedException {
    try {
      startServer();
      createDatabase();
    } catch (IOException | InterruptedException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /** Returns the address of the database that some process runs on this home, if one does. */
  static Optional<DatabaseUrl> running(Path home) {
    Path absolute = home.toAbsolutePath().normalize();
    try {
      List<String> lines = Files.readAllLines(data(absolute).resolve("postmaster.pid"));
      if (lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
        return Optional.empty();
      }
      return Optional.of(
          DatabaseUrl.local(
              Integer.parseInt(lines.get(3).strip()), DATABASE, USER, password(absolute)));
    } catch (IOException | NumberFormatException exception) {
      return Optional.empty();
    }
  }

  /** Returns the address of the database. */
  DatabaseUrl url() {
    return running(home)
        .orElseThrow(() -> new StartFailure("PostgreSQL ended at once; see " + log() + "."));
  }

  /** Stops the database and waits until its data are safe. */
  @Override
  public synchronized void close() {
    closing = true;
    try {
      stop();
    } catch (IOException exception) {
      throw new StartFailure("Cannot stop PostgreSQL: " + exception.getMessage(), exception);
    }
  }

  private void initialize() throws IOException, InterruptedException {
    if (Files.exists(data)) {
      return;
    }
    // Whoever is killed meanwhile leaves a half that nobody takes for the whole.
    Path partial = home.resolve("postgres.partial");
    PostgresBinaries.delete(partial);
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    writePrivately(passwordFile(home), HexFormat.of().formatHex(secret));
    run(
        binaries.program("initdb"),
        "--pgdata=" + partial,
        "--username=" + USER,
        "--pwfile=" + passwordFile(home),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--no-instructions");
    Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Ends the server that a killed process left behind. After a restart of the machine the number in
   * its file may be another program's: that one must not be signalled, and the file must go.
   */
  private void clearLeftover() throws IOException, InterruptedException {
    Path file = pidFile();
    if (!Files.exists(file)) {
      return;
    }
    if (leftover(file).isPresent()) {
      stop();
    }
    Files.deleteIfExists(file);
  }

  private Optional<ProcessHandle> leftover(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    try {
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().command().orElse("").contains("postgres"));
    } catch (NumberFormatException exception) {
      return Optional.empty();
    }
  }

  /** Starts the server; after the first time on the same port, for addresses name it. */
  private void startServer() throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      int candidate = port == 0 ? freePort() : port;
      try {
        launch(
            binaries.program("pg_ctl"),
            "start",
            "--pgdata=" + data,
            "--log=" + log(),
            "--silent",
            "--wait",
            "--timeout=60",
            "--options="
                + "-c port="
                + candidate
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                + " -c timezone=UTC -c log_checkpoints=off -c max_connections=100"
                // Details quote rows.
                + " -c log_error_verbosity=terse");
        port = candidate;
        return;
      } catch (IOException exception) {
        // Another process may have taken the port between the look and the start.
        if (attempt == START_ATTEMPTS) {
          throw exception;
        }
      }
    }
  }

  /** Sees to it, until this is closed, that a server which dies on its own is started again. */
  void keepAlive() {
    try {
      watch();
    } catch (IOException exception) {
      throw new StartFailure(
          "Cannot watch the embedded PostgreSQL: " + exception.getMessage(), exception);
    }
  }

  private void watch() throws IOException {
    var server = leftover(pidFile());
    if (server.isEmpty()) {
      Thread.startVirtualThread(this::revive);
      return;
    }
    var _ = server.get().onExit().thenRun(() -> Thread.startVirtualThread(this::revive));
  }

  private void revive() {
    for (int attempt = 1; !revived(attempt); attempt++) {
      LockSupport.parkNanos(REVIVAL_PAUSE.toNanos());
    }
  }

  /** Returns whether nothing is left to do. */
  private synchronized boolean revived(int attempt) {
    if (closing) {
      return true;
    }
    try {
      LOG.warn("PostgreSQL has ended by itself; starting it again (attempt {})", attempt);
      clearLeftover();
      startServer();
      watch();
      return true;
    } catch (IOException exception) {
      LOG.warn("PostgreSQL cannot be started again: {}", exception.getMessage());
      return false;
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void createDatabase() {
    DatabaseUrl url = url();
    String maintenance = url.jdbc().replace("/" + DATABASE + "?", "/postgres?");
    try (var connection = DriverManager.getConnection(maintenance, url.user(), url.password());
        var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "select 1 from pg_database where datname = '" + DATABASE + "'")) {
      if (result.next()) {
        return;
      }
      try (var creation = connection.createStatement()) {
        creation.execute("create database " + DATABASE);
      }
    } catch (SQLException exception) {
      throw new StartFailure(
          "The embedded PostgreSQL refuses to work: " + exception.getMessage(), exception);
    }
  }

  private void stop() throws IOException {
    if (!Files.exists(pidFile())) {
      return;
    }
    // An interrupt must not leave the server running.
    boolean interrupted = Thread.interrupted();
    while (true) {
      try {
        run(
            binaries.program("pg_ctl"),
            "stop",
            "--pgdata=" + data,
            "--mode=fast",
            "--silent",
            "--wait",
            "--timeout=60");
        break;
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs a program that starts the server, which is stopped again at an interrupt. */
  private void launch(String... command) throws IOException, InterruptedException {
    Program program = begin(command);
    try {
      program.await();
    } catch (InterruptedException interruption) {
      // It would otherwise go on, and the server with it.
      while (program.process.isAlive()) {
        try {
          stop();
        } catch (IOException early) {
          LOG.debug("PostgreSQL cannot be stopped yet: {}", early.getMessage());
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
      throw interruption;
    } finally {
      program.close();
    }
  }

  private void run(String... command) throws IOException, InterruptedException {
    try (Program program = begin(command)) {
      program.await();
    }
  }

  private Program begin(String... command) throws IOException {
    List<String> words = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it is not.
      words.addAll(List.of("unshare", "--user"));
    }
    words.addAll(List.of(command));
    // A file, for the server would inherit a pipe and keep it open.
    Path output = Files.createTempFile(home, "postgres-", ".out");
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    return new Program(Path.of(command[0]).getFileName().toString(), process, output);
  }

  /** A program of PostgreSQL that runs, and the file that it writes to. */
  private final class Program implements AutoCloseable {
    private final String name;
    private final Process process;
    private final Path output;

    private Program(String name, Process process, Path output) {
      this.name = name;
      this.process = process;
      this.output = output;
    }

    void await() throws IOException, InterruptedException {
      if (!process.waitFor(PROGRAM_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException(name + " did not end");
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            name
                + ": "
                + Files.readString(output).strip().replaceAll("\\s*\\R\\s*", " ")
                + " (see "
                + log()
                + ")");
      }
    }

    /** Ends the program, and all that it runs, if it has not ended. */
    @Override
    public void close() throws IOException {
      var begin = System.nanoTime();
      var children = new LinkedHashSet<ProcessHandle>();
      while (process.isAlive()) {
        // Until it heeds the signal, it may begin another one, which would outlive it.
        process.descendants().forEach(children::add);
        children.forEach(ProcessHandle::destroy);
        process.destroy();
        if (System.nanoTime() - begin > LAST_WORDS.toNanos()) {
          process.destroyForcibly();
        }
        awaitEnd(process.toHandle(), LOOK_AGAIN);
      }
      for (var child : children) {
        awaitEnd(child, LAST_WORDS);
        child.destroyForcibly();
        awaitEnd(child, LAST_WORDS);
      }
      Files.deleteIfExists(output);
    }

    private static void awaitEnd(ProcessHandle program, Duration patience) {
      program.onExit().completeOnTimeout(program, patience.toNanos(), TimeUnit.NANOSECONDS).join();
    }
  }

  private Path log() {
    return home.resolve("postgres.log");
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }

  private static Path data(Path home) {
    return home.resolve("postgres");
  }

  private static Path passwordFile(Path home) {
    return home.resolve("postgres.password");
  }

  private static String password(Path home) throws IOException {
    return Files.readString(passwordFile(home)).strip();
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
