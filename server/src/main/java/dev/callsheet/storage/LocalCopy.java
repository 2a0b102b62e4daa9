package dev.callsheet.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A blob as a local file, to be read only and not used after {@link #close()}.
 *
 * <p>It is the blob itself in a local store and a temporary file otherwise.
 */
public final class LocalCopy implements AutoCloseable {
  private final Path path;
  private final boolean temporary;

  private LocalCopy(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  static LocalCopy ofBlob(Path path) {
    return new LocalCopy(path, false);
  }

  static LocalCopy ofTemporary(Path path) {
    return new LocalCopy(path, true);
  }

  /** Where the file is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try {
      Files.deleteIfExists(path);
    } catch (IOException exception) {
      throw new StorageUnavailableException("A temporary copy could not be deleted", exception);
    }
  }
}
