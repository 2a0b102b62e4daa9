package dev.callsheet.startup;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.database.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Makes an archive: starts a server with a home and a database of its own, asks it what can be
 * asked without knowing anything, and has the JVM lay up the classes that this took.
 */
public final class ArchiveMaker {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveMaker.class);

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration FAREWELL = Duration.ofSeconds(15);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /** Another program may take a port between the look for a free one and the server's start. */
  private static final int TRIES = 3;

  private static final String HOME = "CALLSHEET_HOME";
  private static final String DOCUMENT = "/openapi/openapi.yaml";

  private final StartupArchive archive;
  private final Path workshop;

  private ArchiveMaker(StartupArchive archive) {
    this.archive = archive;
    this.workshop = archive.workshop();
  }

  /**
   * Makes an archive, and leaves nothing else behind.
   *
   * @throws StartFailure if it cannot be made, or another process is making it
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public static void make(StartupArchive archive) throws InterruptedException {
    var maker = new ArchiveMaker(archive);
    try {
      Files.createDirectories(maker.workshop);
      try (var channel = maker.lockFile();
          var lock = channel.tryLock()) {
        maker.make(lock);
      }
    } catch (IOException failure) {
      throw new StartFailure("The archive cannot be made: " + failure.getMessage(), failure);
    }
  }

  private FileChannel lockFile() throws IOException {
    return FileChannel.open(
        workshop.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void make(@Nullable FileLock lock) throws IOException, InterruptedException {
    if (lock == null) {
      throw new IOException("another process is making it");
    }
    try {
      // Whatever somebody left here who was killed.
      clear();
      var fingerprint = archive.fingerprint();
      var list = workshop.resolve("classes");
      train(list, TRIES);
      var made = workshop.resolve("archive");
      lay(list, made);
      archive.replace(made, fingerprint);
    } finally {
      clear();
      Files.delete(workshop.resolve("lock"));
      Files.delete(workshop);
    }
  }

  /** Writes the names of the classes that a server loads. */
  private void train(Path list, int tries) throws IOException, InterruptedException {
    var port = freePort();
    var told = workshop.resolve("told");
    var builder =
        builder(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:DumpLoadedClassList=" + list,
            "-jar",
            archive.jar().toString(),
            "--demo",
            "--end-with-parent");
    var environment = builder.environment();
    // Nothing of the real server's, above all not its database.
    environment.keySet().removeIf(ArchiveMaker::isSetting);
    environment.put(HOME, home().toString());
    borrowPrograms();
    environment.put("CALLSHEET_PORT", Integer.toString(port));
    environment.put("CALLSHEET_MANAGEMENT_PORT", Integer.toString(freePort()));
    var server = builder.redirectErrorStream(true).redirectOutput(told.toFile()).start();
    try {
      if (answers(server)) {
        ask(URI.create("http://localhost:" + port));
        return;
      }
    } finally {
      end(server);
    }
    if (tries == 1) {
      throw new IOException("the server that was started for it ends: " + lastOf(told));
    }
    LOG.debug("A server started to make an archive ended: {}", lastOf(told));
    clear();
    train(list, tries - 1);
  }

  private static String lastOf(Path told) throws IOException {
    return Files.readString(told)
        .lines()
        .filter(line -> !line.isBlank())
        .reduce("", (one, next) -> next);
  }

  /** Waits until a server has started; returns whether it has, and did not end instead. */
  private boolean answers(Process server) throws IOException, InterruptedException {
    var begin = System.nanoTime();
    while (!Files.exists(keys())) {
      if (!server.isAlive()) {
        return false;
      }
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IOException("the server that was started for it does not answer");
      }
      TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
    }
    return true;
  }

  /** What the real server has unpacked need not be unpacked again. */
  private void borrowPrograms() throws IOException {
    Files.createDirectory(home());
    var unpacked = Path.of(System.getenv().getOrDefault(HOME, ".callsheet"), "runtime");
    if (Files.isDirectory(unpacked)) {
      try {
        Files.createSymbolicLink(home().resolve("runtime"), unpacked.toAbsolutePath());
      } catch (IOException | UnsupportedOperationException forbidden) {
        LOG.debug("PostgreSQL is unpacked once more: {}", forbidden.getMessage());
      }
    }
  }

  private static boolean isSetting(String variable) {
    return variable.matches("(CALLSHEET|MICRONAUT|STRIPE|DATABASE|DATASOURCES|ENDPOINTS)_.*")
        && !variable.equals("CALLSHEET_LOG_FORMAT");
  }

  /** Asks each operation that only reads and needs no id, as each family's caller. */
  private void ask(URI address) throws IOException, InterruptedException {
    var secrets =
        new ObjectMapper().readValue(keys().toFile(), new TypeReference<Map<String, String>>() {});
    try (var client = HttpClient.newHttpClient()) {
      for (var path : readablePaths()) {
        for (var secret : secrets.values()) {
          var request =
              HttpRequest.newBuilder(address.resolve(path))
                  .header("Authorization", "Bearer " + secret)
                  .timeout(PATIENCE)
                  .build();
          client.send(request, BodyHandlers.discarding());
        }
      }
    }
  }

  private static List<String> readablePaths() throws IOException {
    try (var resource = ArchiveMaker.class.getResourceAsStream(DOCUMENT)) {
      Map<String, Object> document =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(resource);
      return document.get("paths") instanceof Map<?, ?> paths
          ? paths.entrySet().stream()
              .filter(path -> path.getValue() instanceof Map<?, ?> item && item.containsKey("get"))
              .map(path -> String.valueOf(path.getKey()))
              .filter(path -> !path.contains("{"))
              .toList()
          : List.of();
    }
  }

  private void lay(Path list, Path made) throws IOException, InterruptedException {
    var dump =
        builder(
                "-Xshare:dump",
                // The only collector that can lay up objects too; any can read them.
                "-XX:+UseG1GC",
                "-XX:+AOTClassLinking",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + made,
                "-cp",
                archive.jar().toString())
            .start();
    try {
      if (!dump.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || dump.exitValue() != 0) {
        throw new IOException("the JVM does not make it");
      }
    } finally {
      end(dump);
    }
  }

  private static ProcessBuilder builder(String... arguments) {
    var command = new ArrayList<String>();
    command.add(StartupArchive.java());
    command.addAll(StartupArchive.layoutOptions());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  /** Ends a process as a signal does, and waits for it also where this thread is to end. */
  private static void end(Process process) {
    process.destroy();
    process
        .onExit()
        .completeOnTimeout(process, FAREWELL.toSeconds(), TimeUnit.SECONDS)
        .join()
        .destroyForcibly();
  }

  private void clear() throws IOException {
    try (var files = Files.walk(workshop)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(workshop) && !file.equals(workshop.resolve("lock"))) {
          Files.delete(file);
        }
      }
    }
  }

  private Path home() {
    return workshop.resolve("home");
  }

  private Path keys() {
    return home().resolve("demo-keys.json");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
