package dev.callsheet.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.tool.FreePort;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of a server that runs from its jar, as a process. */
final class StartupArchiveTest {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private final List<Process> started = new ArrayList<>();

  @TempDir private Path folder;
  private Path jar;
  private Path options;
  private Path told;
  private Path complaints;
  private Path loads;

  @BeforeEach
  void packageServer() throws IOException {
    jar = folder.resolve("server.jar");
    options = folder.resolve("server.args");
    told = folder.resolve("out");
    complaints = folder.resolve("err");
    loads = folder.resolve("loads");
    var libraries = new ArrayList<String>();
    Files.createDirectory(folder.resolve("lib"));
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      var path = Path.of(entry);
      if (path.endsWith("target/classes")) {
        packageClasses(path, libraries);
      } else if (Files.isRegularFile(path)) {
        var name = "lib/" + path.getFileName();
        libraries.add(name);
        Files.createSymbolicLink(folder.resolve(name), path);
      }
    }
    var manifest = folder.resolve("manifest");
    Files.writeString(
        manifest,
        """
        Main-Class: dev.callsheet.Application
        Enable-Native-Access: ALL-UNNAMED
        Class-Path: %s
        """
            .formatted(String.join(" \n ", libraries)));
    run("jar", "--update", "--file", jar.toString(), "--manifest", manifest.toString());
    Files.writeString(options, "# none yet\n");
  }

  /** The server's own; what else is not packaged yet is a library. */
  private void packageClasses(Path classes, List<String> libraries) throws IOException {
    if (Files.exists(classes.resolve("dev/callsheet/Application.class"))) {
      run("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
      return;
    }
    var name = "lib/classes" + libraries.size() + ".jar";
    libraries.add(name);
    run("jar", "--create", "--file", folder.resolve(name).toString(), "-C", classes + "", ".");
  }

  private static void run(String tool, String... arguments) {
    assertEquals(
        0, ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments));
  }

  @AfterEach
  void endWhatRuns() {
    started.forEach(Process::destroy);
    started.forEach(process -> process.onExit().join());
  }

  @Test
  void theNextStartTakesItsClassesFromTheArchiveUntilTheServerIsAnother() throws Exception {
    make();
    var made = read(options);

    var second = start("--startup-archive=" + options);
    await("no need", () -> read(told).contains(options + " fits") || !second.isAlive());
    stop(second);
    assertEquals("", read(complaints));
    var sources = Files.readAllLines(loads);
    var archived = sources.stream().filter(StartupArchiveTest::isArchived).count();
    assertTrue(
        isArchived(sourceOf("dev.callsheet.Application")) && archived > 0.9 * sources.size(),
        () -> archived + " of " + sources.size());

    change(jar);
    var third = start("--startup-archive=" + options);
    awaitAnswer(third);
    assertFalse(isArchived(sourceOf("dev.callsheet.Application")));
    await("another one", () -> Files.exists(workshop().resolve("home")) || !third.isAlive());
    assertEquals(made, read(options));
    // Not even a chance to say farewell.
    third.destroyForcibly().waitFor();
    await("the end of what it started", () -> makers().isEmpty() && !Files.exists(workshop()));
    assertEquals(made, read(options));
    assertFalse(read(told).contains("[aot]") || read(told).contains("[cds"), () -> read(told));
    assertEquals("", read(complaints));
  }

  private void make() throws Exception {
    var making = start("--make-startup-archive=" + options);
    assertTrue(making.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    assertEquals(0, making.exitValue(), () -> read(complaints));
    assertFalse(Files.exists(workshop()));
  }

  private static boolean isArchived(String load) {
    return load.contains("source: shared objects file");
  }

  private String sourceOf(String type) {
    return read(loads)
        .lines()
        .filter(line -> line.contains(" " + type + " "))
        .findFirst()
        .orElse("");
  }

  private Path workshop() {
    return folder.resolve("server.args.making");
  }

  private List<String> makers() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(
            command ->
                command.contains(workshop().toString())
                    || command.contains("--make-startup-archive=" + options))
        .toList();
  }

  private Process start(String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + options,
                "-Xlog:class+load:file=" + loads,
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString()));
    command.addAll(Arrays.asList(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().put("CALLSHEET_HOME", folder.resolve("home").toString());
    builder.environment().put("CALLSHEET_LOG_LEVEL", "DEBUG");
    builder.environment().put("CALLSHEET_PORT", Integer.toString(FreePort.take()));
    builder.environment().put("CALLSHEET_MANAGEMENT_PORT", Integer.toString(FreePort.take()));
    var process = builder.redirectOutput(told.toFile()).redirectError(complaints.toFile()).start();
    started.add(process);
    return process;
  }

  private void awaitAnswer(Process process) {
    await("an answer", () -> read(told).contains("Callsheet answers") || !process.isAlive());
    assertTrue(process.isAlive(), () -> read(complaints));
  }

  private void stop(Process process) throws InterruptedException {
    assertTrue(process.isAlive(), () -> read(complaints));
    process.destroy();
    assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
  }

  private static void change(Path jar) throws IOException {
    try (var files = FileSystems.newFileSystem(jar)) {
      Files.writeString(files.getPath("another"), "build");
    }
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
