package dev.callsheet.office.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Runs a program to its end, to a deadline, or until the thread that waits is interrupted. */
final class ChildProcess {
  /** How much of what a program says is kept: its end. */
  private static final int LOG = 4_000;

  private static final Duration DEATH = Duration.ofSeconds(10);

  /** What all that comes of a program has in its environment, whoever its parent is by then. */
  private static final String MARK = "OFFICE_RUN";

  private static final Set<Running> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Running::kill), "office-kill"));
  }

  /** It could not be started. */
  static final class NotStarted extends Exception {
    private static final long serialVersionUID = 1;

    NotStarted(IOException reason) {
      super(reason.getMessage(), reason);
    }
  }

  /**
   * How it ended.
   *
   * @param exitCode -1 if it was killed
   * @param log the end of what it said
   */
  record End(boolean isLate, int exitCode, String log) {}

  private ChildProcess() {}

  /**
   * Runs it. When this returns or throws, nothing that it started is left.
   *
   * @throws InterruptedException if this thread is interrupted
   */
  static End run(
      List<String> command, Path folder, Map<String, String> environment, Duration deadline)
      throws IOException, NotStarted, InterruptedException {
    if (deadline.isNegative()) {
      return new End(true, -1, "");
    }
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    var mark = UUID.randomUUID().toString();
    builder.environment().put(MARK, mark);
    Process process;
    try {
      process = builder.start();
    } catch (IOException failure) {
      throw new NotStarted(failure);
    }
    var running = new Running(process, mark);
    RUNNING.add(running);
    var log = new Tail(process.getInputStream());
    var reader = Thread.ofVirtual().name("office-log").start(log);
    try {
      process.getOutputStream().close();
      if (!process.waitFor(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
        return new End(true, -1, log.toString());
      }
      // What it has left behind may hold the stream open.
      running.kill();
      reader.join(Duration.ofSeconds(1));
      return new End(false, process.exitValue(), log.toString());
    } finally {
      running.kill();
      awaitDeath(process);
      RUNNING.remove(running);
    }
  }

  /**
   * A program, and all that came of it.
   *
   * @param mark in the environment of all of them
   */
  private record Running(Process process, String mark) {
    /** What is looked for so often is never all there is: each may start another as it dies. */
    private static final int MOST_LOOKS = 20;

    private static final long BECOMING = 10_000_000;

    void kill() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      int none = 0;
      for (int look = 0; look < MOST_LOOKS && none < 2; look++) {
        var left = marked();
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(Running::awaitExit);
        none = left.isEmpty() ? none + 1 : 0;
        if (none == 1) {
          // One that is just becoming another program has no environment for a moment.
          LockSupport.parkNanos(BECOMING);
        }
      }
    }

    /** Those whose parent has died are nobody's descendants, but have the mark. */
    private List<ProcessHandle> marked() {
      var wanted = MARK + "=" + mark;
      return ProcessHandle.allProcesses()
          .filter(handle -> environment(handle.pid()).contains(wanted))
          .toList();
    }

    /** Empty where the system does not tell, and of a program that is dead. */
    private static String environment(long pid) {
      try {
        return Files.readString(Path.of("/proc/" + pid + "/environ"), StandardCharsets.ISO_8859_1);
      } catch (IOException unseen) {
        return "";
      }
    }

    private static void awaitExit(ProcessHandle handle) {
      try {
        handle.onExit().get(1, TimeUnit.SECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException alive) {
        // The next look finds it again.
      }
    }
  }

  private static void awaitDeath(Process process) throws InterruptedException {
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + DEATH.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      try {
        process.waitFor(100, TimeUnit.MILLISECONDS);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      throw new InterruptedException();
    }
  }

  /** Reads a stream to its end and keeps the last of it. */
  private static final class Tail implements Runnable {
    private final InputStream in;
    private final StringBuffer text = new StringBuffer();

    Tail(InputStream in) {
      this.in = in;
    }

    @Override
    public void run() {
      var buffer = new byte[1024];
      try {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          synchronized (text) {
            text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            if (text.length() > LOG) {
              text.delete(0, text.length() - LOG);
            }
          }
        }
      } catch (IOException closed) {
        // The program is dead; nothing more comes.
      }
    }

    @Override
    public String toString() {
      return text.toString().strip();
    }
  }
}
