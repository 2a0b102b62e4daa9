package dev.callsheet.office.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a program starts is left, also where the system does not end it as a whole. */
final class ChildProcessTest {
  @TempDir private Path folder;

  @Test
  void whatLeavesItsFamilyAndSessionDiesWithTheProgram() throws Exception {
    var end =
        run(
            "setsid sh -c 'sleep 401 & echo $! >> pids; exec sleep 402' & echo $! >> pids;"
                + " while [ ! -s pids ]; do :; done; exit 3",
            Duration.ofSeconds(20));
    assertEquals(3, end.exitCode());
    assertNoneRuns();
  }

  @Test
  void whatLeavesItsFamilyAndSessionDiesAtTheDeadline() throws Exception {
    var end =
        run(
            "(setsid sh -c 'sleep 403 & echo $! >> pids; exec sleep 404' &); exec sleep 405",
            Duration.ofSeconds(1));
    assertTrue(end.isLate());
    assertNoneRuns();
  }

  private ChildProcess.End run(String script, Duration deadline) throws Exception {
    Assumptions.assumeTrue(ProgramPath.find("setsid").isPresent());
    return ChildProcess.run(
        List.of("/bin/sh", "-c", script), folder, Map.of("PATH", "/usr/bin:/bin"), deadline);
  }

  private void assertNoneRuns() throws IOException {
    var pids = Files.readAllLines(folder.resolve("pids"));
    assertFalse(pids.isEmpty());
    for (var pid : pids) {
      long end = System.nanoTime() + 5_000_000_000L;
      while (runs(pid.strip()) && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      assertFalse(runs(pid.strip()), pid);
    }
  }

  /** What is dead but not yet forgotten by the system has no command any more. */
  private static boolean runs(String pid) {
    try {
      return !Files.readString(Path.of("/proc/" + pid + "/cmdline")).isEmpty();
    } catch (IOException gone) {
      return false;
    }
  }
}
