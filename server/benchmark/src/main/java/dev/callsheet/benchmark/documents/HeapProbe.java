package dev.callsheet.benchmark.documents;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A program that makes a workbook of a file and prints how many bytes of the heap were in use at
 * most, garbage left out: it collects that all the time.
 */
public final class HeapProbe {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private HeapProbe() {}

  /** Takes the file of data, and where the workbook comes to lie. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var data = Path.of(arguments[0]);
    var done = new AtomicBoolean();
    var most = new long[1];
    var watch =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!done.get()) {
                    System.gc();
                    most[0] = Math.max(most[0], used());
                    pause();
                  }
                });
    InProcess.make(
        Format.EXCEL,
        Outlines.workbook(String.valueOf(data.getFileName())),
        data,
        Path.of(arguments[1]));
    done.set(true);
    watch.join();
    System.out.println(most[0]);
  }

  /** What was left by the last collection. */
  private static long used() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
        .sum();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }
}
