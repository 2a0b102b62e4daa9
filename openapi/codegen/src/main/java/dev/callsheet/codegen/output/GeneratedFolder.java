package dev.callsheet.codegen.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A folder that is generated again and again. Files that stay the same keep their times, so that
 * nobody compiles or copies them again; files that are no longer generated go.
 *
 * @param folder the folder, which may hold other files too
 * @param listing the file that lists what was generated, written anew each time
 */
public record GeneratedFolder(Path folder, Path listing) {
  /** Writes these files, and deletes those of the last time that are not among them. */
  public void write(List<? extends GeneratedFile> files) throws IOException {
    Set<String> paths = files.stream().map(GeneratedFile::path).collect(Collectors.toSet());
    if (Files.exists(listing)) {
      for (String before : Files.readAllLines(listing)) {
        if (!paths.contains(before)) {
          Files.deleteIfExists(folder.resolve(before));
        }
      }
    }
    for (GeneratedFile file : files) {
      file.write(folder);
    }
    Files.createDirectories(listing.toAbsolutePath().getParent());
    Files.write(listing, paths.stream().sorted().toList());
  }
}
