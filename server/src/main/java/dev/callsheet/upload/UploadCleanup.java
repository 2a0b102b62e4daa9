package dev.callsheet.upload;

import dev.callsheet.job.RecurringJob;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Drops expired uploads, and finishes those whose node was killed at the very end. */
@Singleton
final class UploadCleanup implements RecurringJob {
  private final Uploads uploads;

  UploadCleanup(Uploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public String name() {
    return "upload-cleanup";
  }

  @Override
  public Duration interval() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    uploads.removeExpired();
  }
}
