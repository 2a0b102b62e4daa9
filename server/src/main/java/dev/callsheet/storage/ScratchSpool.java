package dev.callsheet.storage;

import dev.callsheet.kernel.form.FormSpool;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Writes the files of forms where all unfinished files are, as long as there is room. */
@Singleton
final class ScratchSpool implements FormSpool {
  private final Scratch scratch;
  private final DiskSpace space;

  ScratchSpool(Scratch scratch, DiskSpace space) {
    this.scratch = scratch;
    this.space = space;
  }

  @Override
  public Path newFile() {
    try {
      return scratch.newFile(".part");
    } catch (IOException exception) {
      throw new StorageUnavailableException("There is no place for unfinished files", exception);
    }
  }

  /** Room is asked for where the folder is: the file loses its name while it is written. */
  @Override
  public OutputStream open(Path file) throws IOException {
    var output = Files.newOutputStream(file, StandardOpenOption.WRITE);
    var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    return new ReservedOutputStream(output, space.reserve(folder));
  }
}
