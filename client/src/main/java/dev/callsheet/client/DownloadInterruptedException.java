package dev.callsheet.client;

import java.nio.file.Path;

/**
 * Thrown when a download made no progress for too long. Its file is as it was before; what was
 * downloaded is still there.
 */
public final class DownloadInterruptedException extends RuntimeException {

  private final transient Path file;

  DownloadInterruptedException(Path file, Exception cause) {
    super("The download to " + file + " made no progress: " + cause.getMessage(), cause);
    this.file = file;
  }

  /** Returns where the download was to be written to. */
  public Path file() {
    return file;
  }
}
