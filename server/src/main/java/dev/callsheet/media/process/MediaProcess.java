package dev.callsheet.media.process;

import dev.callsheet.storage.DiskSpace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A way to run a program, or two of which one reads what the other writes, to the end: without a
 * shell, without our environment's secrets, until a deadline, and never longer than the thread that
 * waits for it or this server.
 */
public final class MediaProcess {
  /**
   * What a process left: its exit code and the last lines of its error stream.
   *
   * @param noted whether any line had one of the texts to note
   */
  public record Outcome(int exitCode, String log, boolean noted) {
    /**
     * 128 and the signals with which people and kernels end programs; 255 is what ffmpeg says when
     * it obeyed one.
     */
    private static final Set<Integer> KILLED = Set.of(129, 130, 137, 143, 255);

    /** Whether it ended because nobody read any more what it wrote. */
    public boolean brokenPipe() {
      return exitCode != 0 && log.contains("Broken pipe");
    }

    /** Whether somebody killed it, such as the kernel that ran out of memory. */
    public boolean killed() {
      return KILLED.contains(exitCode);
    }
  }

  /** Takes the lines that a process prints. */
  @FunctionalInterface
  public interface Lines {
    /**
     * Takes one.
     *
     * @throws MediaException to kill the process
     */
    void accept(String line) throws MediaException;
  }

  /**
   * A line of a process.
   *
   * @param process its number in the pipeline
   * @param text {@code null} for the end of the stream
   */
  private record Line(int process, boolean error, @Nullable String text) {}

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(MediaProcess::killTree), "media-kill"));
  }

  /**
   * Starts every process. The kernel's signal on a parent's death, set where {@code setpriv} is
   * installed, comes when the thread that started the process ends, so that thread must last.
   */
  private static final ExecutorService STARTER =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("media-start").factory());

  private static final Set<String> ENVIRONMENT =
      Set.of(
          "PATH",
          "HOME",
          "LANG",
          "LC_ALL",
          "TMPDIR",
          "TMP",
          "TEMP",
          "SystemRoot",
          "windir",
          "LD_LIBRARY_PATH");

  private static final int LONGEST_LINE = 4096;
  private static final int LOG_LINES = 20;
  private static final long LOOK_MILLIS = 200;

  private final List<String> prefix;
  private final Duration deadline;
  private @Nullable Path directory;
  private @Nullable Path output;
  private long outputLimit;
  private @Nullable DiskSpace diskSpace;
  private List<String> texts = List.of();
  private long looked;

  /**
   * Prepares a run.
   *
   * @param prefix the launcher that sets limits and runs what follows it; may be empty
   */
  public MediaProcess(List<String> prefix, Duration deadline) {
    this.prefix = List.copyOf(prefix);
    this.deadline = deadline;
  }

  /** Runs the process in this directory. */
  public MediaProcess in(Path directory) {
    this.directory = directory;
    return this;
  }

  /** Notes whether a process writes one of these texts to its error stream. */
  public MediaProcess noting(List<String> texts) {
    this.texts = texts;
    return this;
  }

  /**
   * Kills the processes when this file, or the files of this folder, grow past the limit, or leave
   * less of the disk than is to be kept.
   */
  public MediaProcess watching(Path output, long limitBytes, DiskSpace diskSpace) {
    this.output = output;
    this.outputLimit = limitBytes;
    this.diskSpace = diskSpace;
    return this;
  }

  /**
   * Runs a command and hands each line of its output to the consumer, on this thread.
   *
   * @throws IOException if it cannot be started
   * @throws MediaException at the deadline, or when what is watched grows too large
   * @throws InterruptedException if this thread is interrupted; the process is dead by then
   */
  public Outcome run(List<String> command, Lines lines)
      throws IOException, MediaException, InterruptedException {
    return runPipeline(List.of(command), lines).getFirst();
  }

  /**
   * Runs commands of which each reads what the one before it writes, and hands each line of the
   * last one's output to the consumer, on this thread.
   *
   * @return one for each command
   * @throws IOException if they cannot be started
   * @throws MediaException at the deadline, or when what is watched grows too large
   * @throws InterruptedException if this thread is interrupted; the processes are dead by then
   */
  public List<Outcome> runPipeline(List<List<String>> pipeline, Lines lines)
      throws IOException, MediaException, InterruptedException {
    var processes = start(pipeline.stream().map(this::builder).toList());
    RUNNING.addAll(processes);
    var queue = new ArrayBlockingQueue<Line>(256);
    var readers = new ArrayList<Thread>();
    readers.add(reader(processes.getLast().getInputStream(), processes.size() - 1, false, queue));
    for (int number = 0; number < processes.size(); number++) {
      readers.add(reader(processes.get(number).getErrorStream(), number, true, queue));
    }
    try {
      processes.getFirst().getOutputStream().close();
      return follow(processes, queue, lines);
    } finally {
      processes.forEach(MediaProcess::killTree);
      readers.forEach(Thread::interrupt);
      for (var process : processes) {
        try {
          awaitDeath(process);
        } finally {
          RUNNING.remove(process);
        }
      }
    }
  }

  private ProcessBuilder builder(List<String> command) {
    var whole = new ArrayList<>(prefix);
    whole.addAll(command);
    var builder = new ProcessBuilder(whole);
    builder.environment().keySet().retainAll(ENVIRONMENT);
    if (directory != null) {
      builder.directory(directory.toFile());
    }
    return builder;
  }

  private List<Outcome> follow(List<Process> processes, BlockingQueue<Line> queue, Lines lines)
      throws MediaException, InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    var logs = processes.stream().map(process -> new ArrayDeque<String>()).toList();
    var noted = new boolean[processes.size()];
    int open = processes.size() + 1;
    while (open > 0) {
      if (System.nanoTime() > end) {
        throw new MediaException(new MediaFailure.DeadlineExceeded(deadline));
      }
      checkOutput();
      var line = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      if (line == null) {
        continue;
      }
      if (line.text() == null) {
        open--;
        continue;
      }
      if (line.error()) {
        noted[line.process()] |= texts.stream().anyMatch(line.text()::contains);
        var log = logs.get(line.process());
        if (log.size() == LOG_LINES) {
          log.removeFirst();
        }
        log.addLast(line.text());
        continue;
      }
      lines.accept(line.text());
    }
    var outcomes = new ArrayList<Outcome>();
    for (int number = 0; number < processes.size(); number++) {
      var process = processes.get(number);
      if (!process.waitFor(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
        throw new MediaException(new MediaFailure.DeadlineExceeded(deadline));
      }
      var log = String.join("\n", logs.get(number));
      outcomes.add(new Outcome(process.exitValue(), log, noted[number]));
    }
    return outcomes;
  }

  private void checkOutput() throws MediaException {
    if (output == null
        || diskSpace == null
        || System.nanoTime() - looked < TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
      return;
    }
    looked = System.nanoTime();
    if (isShort(diskSpace, output)) {
      throw new MediaException(new MediaFailure.Shortage("The disk of " + output + " is full"));
    }
    if (size(output) > outputLimit) {
      throw new MediaException(new MediaFailure.OutputTooLarge(outputLimit));
    }
  }

  private static boolean isShort(DiskSpace diskSpace, Path output) {
    try {
      return diskSpace.isShort(output);
    } catch (IOException unknown) {
      return false;
    }
  }

  private static long size(Path output) {
    try {
      if (!Files.isDirectory(output)) {
        return Files.size(output);
      }
      long sum = 0;
      try (var files = Files.newDirectoryStream(output)) {
        for (var file : files) {
          sum += Files.size(file);
        }
      }
      return sum;
    } catch (IOException notYetThere) {
      return 0;
    }
  }

  private static List<Process> start(List<ProcessBuilder> builders)
      throws IOException, InterruptedException {
    var starting = STARTER.submit(() -> ProcessBuilder.startPipeline(builders));
    try {
      return starting.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof IOException cannotStart) {
        throw cannotStart;
      }
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException interrupted) {
      // The start itself cannot be called back; kill what comes of it.
      STARTER.submit(
          () -> {
            starting.get().forEach(MediaProcess::killTree);
            return null;
          });
      throw interrupted;
    }
  }

  private static Thread reader(
      InputStream stream, int process, boolean error, BlockingQueue<Line> queue) {
    return Thread.ofPlatform()
        .daemon()
        .name(error ? "media-errors" : "media-output")
        .start(
            () -> {
              try {
                try (var reader =
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                  for (var text = readLine(reader); text != null; text = readLine(reader)) {
                    queue.put(new Line(process, error, text));
                  }
                } catch (IOException streamClosed) {
                  // The process is dead; nothing more comes.
                }
                queue.put(new Line(process, error, null));
              } catch (InterruptedException abandoned) {
                // Nobody waits for the lines any more.
              }
            });
  }

  /** Reads a line of which only the first {@link #LONGEST_LINE} characters are kept. */
  public static @Nullable String readLine(BufferedReader reader) throws IOException {
    var text = new StringBuilder();
    int next = reader.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = reader.read()) {
      if (next != '\r' && text.length() < LONGEST_LINE) {
        text.append((char) next);
      }
    }
    return text.toString();
  }

  private static void killTree(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void awaitDeath(Process process) throws InterruptedException {
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Process " + process.pid() + " cannot be killed");
    }
  }

  /**
   * The launcher that sets the kernel's limits, as far as this system has its parts: {@code
   * setpriv} kills the process when this server dies, {@code prlimit} bounds memory and file size.
   */
  public static List<String> launcher(long memoryLimit, long outputLimit)
      throws InterruptedException {
    var launcher = new ArrayList<String>();
    var setpriv = Binaries.onPath("setpriv");
    if (setpriv.isPresent()) {
      var part = List.of(setpriv.get().toString(), "--pdeathsig", "KILL");
      if (works(part)) {
        launcher.addAll(part);
      }
    }
    var prlimit = Binaries.onPath("prlimit");
    if (prlimit.isPresent()) {
      var part =
          List.of(
              prlimit.get().toString(),
              "--core=0",
              "--data=" + memoryLimit,
              "--fsize=" + outputLimit);
      if (works(part)) {
        launcher.addAll(part);
      }
    }
    return List.copyOf(launcher);
  }

  private static boolean works(List<String> launcher) throws InterruptedException {
    var command = new ArrayList<>(launcher);
    command.add("true");
    try {
      return new MediaProcess(List.of(), Duration.ofSeconds(10)).run(command, line -> {}).exitCode()
          == 0;
    } catch (IOException | MediaException failure) {
      return false;
    }
  }
}
