package dev.callsheet.storage;

import java.io.IOException;
import java.nio.file.FileStore;

/** What one writer, on one thread, may write to a disk before it has to ask again. */
public final class Reservation implements AutoCloseable {
  private final Disk disk;
  private final FileStore store;
  private long held;
  private long left;

  Reservation(Disk disk, FileStore store) {
    this.disk = disk;
    this.store = store;
  }

  /**
   * Asks to write so many bytes more; whatever was granted before must be written by now. Looks at
   * the disk once in {@value DiskSpace#STEP_BYTES} bytes.
   *
   * @return false when they would leave less free than is to be kept
   */
  public boolean take(long bytes) throws IOException {
    if (bytes > left) {
      var written = held;
      held = 0;
      left = 0;
      held = disk.exchange(written, bytes, store);
      left = held;
    }
    if (bytes > left) {
      return false;
    }
    left -= bytes;
    return true;
  }

  @Override
  public void close() {
    disk.release(held);
    held = 0;
    left = 0;
  }
}
