package dev.callsheet;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Stops this process when the Java program that started it, such as Maven, has ended. */
final class ParentWatch {
  private static final Duration PAUSE = Duration.ofMillis(250);

  private ParentWatch() {}

  /** Watches from now on; a parent that has ended before this is noticed as well. */
  static void begin() {
    var parent = ProcessHandle.current().parent().filter(ParentWatch::isJava);
    Thread.ofPlatform().daemon().name("parent-watch").start(() -> await(parent));
  }

  private static void await(Optional<ProcessHandle> parent) {
    while (parent.isPresent() && parent.equals(ProcessHandle.current().parent())) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    System.exit(0);
  }

  /** Whoever takes over an orphan is another program. */
  private static boolean isJava(ProcessHandle process) {
    return process
        .info()
        .command()
        .filter(command -> command.matches(".*java(\\.exe)?"))
        .isPresent();
  }
}
