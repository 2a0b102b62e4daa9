package dev.callsheet.storage;

import java.io.IOException;
import java.nio.file.FileStore;

/** What the writers of this process may write to one file store without asking again. */
final class Disk {
  private final long keepFreeBytes;
  private long reserved;

  Disk(long keepFreeBytes) {
    this.keepFreeBytes = keepFreeBytes;
  }

  /** How many bytes may be reserved; negative when less is free than is to be kept. */
  synchronized long room(FileStore store) throws IOException {
    return Math.max(0, store.getUsableSpace() - reserved) - keepFreeBytes;
  }

  /**
   * Takes back a reservation that is written by now, and makes another one.
   *
   * @return at least so many bytes, or 0 when there is no room for them
   */
  synchronized long exchange(long written, long least, FileStore store) throws IOException {
    reserved -= written;
    var room = room(store);
    if (room < least) {
      return 0;
    }
    var granted = Math.max(least, Math.min(room, DiskSpace.STEP_BYTES));
    reserved += granted;
    return granted;
  }

  synchronized void release(long bytes) {
    reserved -= bytes;
  }
}
