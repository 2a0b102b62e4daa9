package dev.callsheet.studio;

import dev.callsheet.storage.Scratch;
import java.io.IOException;
import java.nio.file.Path;

/** A temporary folder for the files of one job; closing it deletes them. */
final class WorkFolder implements AutoCloseable {
  private final Path folder;

  WorkFolder(Scratch scratch) throws IOException {
    folder = scratch.newFolder();
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException {
    Scratch.delete(folder);
  }
}
