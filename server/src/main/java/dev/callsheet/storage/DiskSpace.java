package dev.callsheet.storage;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The space that this server's writers leave free on every disk that they write to.
 *
 * <p>The embedded PostgreSQL lies in the same home as unfinished files, uploads and local blobs. It
 * stops when it cannot write its log, so what is kept free is what keeps it alive while writers are
 * told that the disk is full.
 *
 * <p>Writers of one process never pass the limit together: each asks for a few megabytes at a time,
 * and what the others have been given but not written yet counts as gone. Processes know nothing of
 * each other's: several on one disk can pass the limit by {@value #STEP_BYTES} bytes for each
 * writer of the others. So can programs that are watched with {@link #isShort}, by what they write
 * between two looks.
 */
@Singleton
public final class DiskSpace {
  static final long STEP_BYTES = 4 << 20;

  private final long keepFreeBytes;
  private final Map<FileStore, Disk> disks = new ConcurrentHashMap<>();

  /** Keeps that many bytes free on each disk, 0 or more. */
  @Inject
  public DiskSpace(@Value("${callsheet.storage.keep-free-bytes:268435456}") long keepFreeBytes) {
    if (keepFreeBytes < 0) {
      throw new IllegalArgumentException("Nobody can keep " + keepFreeBytes + " bytes free");
    }
    this.keepFreeBytes = keepFreeBytes;
  }

  /**
   * Whether less is free on the disk of a file or directory than is to be kept: then whoever writes
   * there has to stop.
   */
  public boolean isShort(Path place) throws IOException {
    return store(place).getUsableSpace() < keepFreeBytes;
  }

  /** Whether so many bytes more have room where the place is, besides those that are kept free. */
  public boolean hasRoom(Path place, long bytes) throws IOException {
    var store = store(place);
    return disk(store).room(store) >= bytes;
  }

  /**
   * Asks for room for something whose size is known before it is begun; holds none of it.
   *
   * @param place a directory, or a file in one, which need not be there yet
   * @throws StorageFullException when there is no room
   */
  public void require(Path place, long bytes) throws IOException {
    if (!hasRoom(place, bytes)) {
      throw new StorageFullException("There is no room for " + bytes + " bytes more", null);
    }
  }

  /** Lets somebody write to the disk of a place; holds nothing yet. */
  public Reservation reserve(Path place) throws IOException {
    var store = store(place);
    return new Reservation(disk(store), store);
  }

  /**
   * Opens a file for writing.
   *
   * @return a stream that throws {@link StorageUnavailableException} where bytes cannot be written,
   *     and {@link StorageFullException} before it passes the limit; what it wrote until then stays
   */
  public OutputStream open(Path file, OpenOption... options) throws IOException {
    var reservation = reserve(file);
    return new ReservedOutputStream(Files.newOutputStream(file, options), reservation);
  }

  private Disk disk(FileStore store) {
    return disks.computeIfAbsent(store, _ -> new Disk(keepFreeBytes));
  }

  private static FileStore store(Path place) throws IOException {
    var parent = place.toAbsolutePath().getParent();
    return Files.getFileStore(parent == null || Files.exists(place) ? place : parent);
  }
}
