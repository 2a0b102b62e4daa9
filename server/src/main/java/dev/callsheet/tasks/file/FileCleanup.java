package dev.callsheet.tasks.file;

import dev.callsheet.job.RecurringJob;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Forgets files whose upload never came. */
@Singleton
final class FileCleanup implements RecurringJob {
  /** An upload may be under way when its URL expires. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final FileRepository files;
  private final Clock clock;

  FileCleanup(FileRepository files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "tasks-files-cleanup";
  }

  @Override
  public Duration interval() {
    return Duration.ofMinutes(10);
  }

  @Override
  public void run() {
    files.deleteAwaited(clock.instant().minus(PATIENCE));
  }
}
