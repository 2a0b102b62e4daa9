package dev.callsheet.media.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.callsheet.storage.DiskSpace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class MediaProcessTest {
  @TempDir Path directory;

  @Test
  void handsOverOutputAndKeepsTheEndOfTheErrorStream() throws Exception {
    var lines = new ArrayList<String>();
    var outcome =
        process(Duration.ofSeconds(20))
            .run(List.of("sh", "-c", "echo one; echo two; seq 1 100 >&2; exit 3"), lines::add);
    assertEquals(List.of("one", "two"), lines);
    assertEquals(3, outcome.exitCode());
    assertTrue(outcome.log().endsWith("\n100") && !outcome.log().contains("\n80\n"));
  }

  @Test
  void aLineWithoutEndDoesNotFillTheMemory() throws Exception {
    var lines = new ArrayList<String>();
    process(Duration.ofSeconds(20))
        .run(List.of("sh", "-c", "head -c 5000000 /dev/zero | tr '\\0' x"), lines::add);
    assertEquals(1, lines.size());
    assertTrue(lines.getFirst().length() < 10_000);
  }

  @Test
  void isKilledWithItsChildrenAtTheDeadline() throws Exception {
    var child = new CompletableFuture<ProcessHandle>();
    var failure =
        assertThrows(
            MediaException.class,
            () ->
                process(Duration.ofMillis(700))
                    .run(
                        List.of("sh", "-c", "sleep 300 & echo $!; wait"),
                        line ->
                            child.complete(ProcessHandle.of(Long.parseLong(line)).orElseThrow())));
    assertInstanceOf(MediaFailure.DeadlineExceeded.class, failure.failure());
    child.join().onExit().get(5, TimeUnit.SECONDS);
  }

  @Test
  void isDeadWithinASecondOfAnInterrupt() throws Exception {
    var started = new CountDownLatch(1);
    var pid = new CompletableFuture<ProcessHandle>();
    var caught = new CompletableFuture<Throwable>();
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    process(Duration.ofMinutes(2))
                        .run(
                            List.of("sh", "-c", "echo $$; exec sleep 300"),
                            line -> {
                              pid.complete(ProcessHandle.of(Long.parseLong(line)).orElseThrow());
                              started.countDown();
                            });
                  } catch (Exception expected) {
                    caught.complete(expected);
                  }
                });
    assertTrue(started.await(20, TimeUnit.SECONDS));
    thread.interrupt();
    assertTrue(thread.join(Duration.ofSeconds(1)));
    assertInstanceOf(InterruptedException.class, caught.join());
    assertFalse(pid.join().isAlive());
  }

  @Test
  void doesNotInheritSecretsFromTheEnvironment() throws Exception {
    var lines = new ArrayList<String>();
    process(Duration.ofSeconds(20)).run(List.of("env"), lines::add);
    for (String line : lines) {
      assertTrue(
          line.matches("(PATH|HOME|LANG|LC_ALL|TMPDIR|TMP|TEMP|LD_LIBRARY_PATH|PWD|SHLVL|_)=.*"),
          line);
    }
  }

  @Test
  void isKilledWhenItsFileGrowsTooLarge() {
    Path file = directory.resolve("large");
    var failure =
        assertThrows(
            MediaException.class,
            () ->
                process(Duration.ofSeconds(30))
                    .watching(file, 100_000, new DiskSpace(0))
                    .run(
                        List.of(
                            "sh",
                            "-c",
                            "head -c 200000 /dev/zero > \"$1\"; sleep 300",
                            "sh",
                            file.toString()),
                        line -> {}));
    assertInstanceOf(MediaFailure.OutputTooLarge.class, failure.failure());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void diesWithAServerThatIsKilled() throws Exception {
    assumeTrue(Binaries.onPath("setpriv").isPresent());
    var server =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = server.inputReader()) {
      var process = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      server.destroyForcibly();
      process.onExit().get(10, TimeUnit.SECONDS);
    } finally {
      server.destroyForcibly();
    }
  }

  /** A server that waits for a long process, of which it prints the number. */
  static final class Server {
    private Server() {}

    public static void main(String[] arguments) throws Exception {
      new MediaProcess(MediaProcess.launcher(1L << 30, 1L << 30), Duration.ofMinutes(5))
          .run(List.of("sh", "-c", "echo $$; exec sleep 120"), System.out::println);
    }
  }

  private static MediaProcess process(Duration deadline) {
    return new MediaProcess(List.of(), deadline);
  }
}
