package dev.callsheet.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a generator writes. */
interface GeneratedFile {
  /** The path below the folder of all generated files, with slashes. */
  String path();

  String text();

  default void write(Path folder) throws IOException {
    Path target = folder.resolve(path());
    Files.createDirectories(target.getParent());
    Files.writeString(target, text());
  }
}
