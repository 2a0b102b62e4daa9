package dev.callsheet.codegen.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file that a generator writes. */
public interface GeneratedFile {
  /** The path below the folder of all generated files, with slashes. */
  String path();

  String text();

  /** Writes the file, unless it is there with this very text. */
  default void write(Path folder) throws IOException {
    Path target = folder.resolve(path());
    byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
    if (Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), bytes)) {
      return;
    }
    Files.createDirectories(target.getParent());
    Files.write(target, bytes);
  }
}
