package dev.callsheet.startup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has an archive made for the next start, beside a server that answers, if there is none that fits.
 *
 * <p>That is done by another process, which gives way to all others and ends with this one.
 */
public final class ArchiveKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveKeeper.class);

  /** Whoever started the server has a first request to it. */
  private static final Duration CALM = Duration.ofSeconds(5);

  private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

  private final StartupArchive archive;
  private final Path home;
  private final Thread thread;
  private volatile @Nullable Process process;

  private ArchiveKeeper(StartupArchive archive, Path home) {
    this.archive = archive;
    this.home = home;
    this.thread = Thread.ofVirtual().name("startup-archive").unstarted(this::keep);
  }

  /**
   * Begins to look after an archive.
   *
   * @param home of the server
   */
  public static ArchiveKeeper begin(StartupArchive archive, Path home) {
    var keeper = new ArchiveKeeper(archive, home);
    keeper.thread.start();
    return keeper;
  }

  /** Ends what is being made, and waits for nothing. */
  @Override
  public void close() {
    thread.interrupt();
    var making = process;
    if (making != null) {
      making.destroy();
    }
  }

  private void keep() {
    try {
      TimeUnit.NANOSECONDS.sleep(CALM.toNanos());
      if (archive.fits()) {
        LOG.debug("The archive of {} fits", archive.options());
        return;
      }
      make();
    } catch (IOException failure) {
      LOG.info("The next start has no archive of classes: {}", failure.getMessage());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void make() throws IOException, InterruptedException {
    var making = start();
    process = making;
    if (thread.isInterrupted()) {
      making.destroy();
    }
    var complaint = new String(making.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (making.waitFor() != 0) {
      throw new IOException(complaint.strip());
    }
    LOG.info("The next start takes its classes from the archive of {}", archive.options());
  }

  private Process start() throws IOException {
    var command = new ArrayList<String>();
    if (!WINDOWS) {
      command.addAll(List.of("nice", "-n", "19"));
    }
    command.add(StartupArchive.java());
    command.addAll(StartupArchive.layoutOptions());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            archive.jar().toString(),
            "--end-with-parent",
            "--make-startup-archive=" + archive.options()));
    var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("CALLSHEET_HOME", home.toString());
    return builder.start();
  }
}
