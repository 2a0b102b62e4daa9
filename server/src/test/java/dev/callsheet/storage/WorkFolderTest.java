package dev.callsheet.storage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkFolderTest {
  @TempDir Path parent;

  @Test
  void theFilesOfAFolderAreGoneWithIt() throws Exception {
    try (var scratch = new Scratch(parent)) {
      Path file;
      try (var folder = new WorkFolder(scratch)) {
        file = folder.file("render.mp4");
        assertFalse(Files.exists(file));
        Files.writeString(file, "half");
        assertTrue(Files.exists(file));
      }
      assertFalse(Files.exists(file));
    }
  }
}
