package dev.callsheet.client;

import java.nio.file.Path;

/**
 * Thrown when a download made no progress for too long. Its file is as it was before; the document
 * is still there to be downloaded.
 */
public final class DownloadInterruptedException extends RuntimeException {

  private final transient Path file;

  DownloadInterruptedException(Path file, Exception cause) {
    super("The download to " + file + " made no progress: " + cause.getMessage(), cause);
    this.file = file;
  }

  /** Returns where the document was to be written to. */
  public Path file() {
    return file;
  }
}
