package dev.callsheet.storage;

import java.io.IOException;
import java.nio.file.Path;

/** A temporary folder for the files of one job; closing it deletes them. */
public final class WorkFolder implements AutoCloseable {
  private final Path folder;

  /**
   * Creates an empty folder.
   *
   * @throws StorageUnavailableException when it cannot be made
   */
  public WorkFolder(Scratch scratch) {
    try {
      folder = scratch.newFolder();
    } catch (IOException exception) {
      throw new StorageUnavailableException("There is no place for unfinished files", exception);
    }
  }

  /** Returns the folder itself. */
  public Path path() {
    return folder;
  }

  /** Returns where a file of this name lies in the folder; creates nothing. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException {
    Scratch.delete(folder);
  }
}
