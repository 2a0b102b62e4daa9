package dev.callsheet.storage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @TempDir Path parent;

  @Test
  void deletesWhatAProcessThatDiedLeft() throws Exception {
    var left = Files.createDirectories(parent.resolve("123"));
    Files.writeString(left.resolve("render.mp4"), "half");
    // Nobody holds the lock on it.
    Files.createFile(parent.resolve("123.lock"));
    try (var scratch = new Scratch(parent)) {
      scratch.newFile();
      assertFalse(Files.exists(left));
      assertFalse(Files.exists(parent.resolve("123.lock")));
    }
  }

  @Test
  void leavesWhatAnotherOneUses() throws Exception {
    try (var first = new Scratch(parent);
        var second = new Scratch(parent)) {
      var file = first.newFile();
      second.newFolder();
      assertTrue(Files.exists(file));
    }
  }

  @Test
  void leavesNothingBehind() throws Exception {
    var scratch = new Scratch(parent);
    var folder = scratch.newFolder();
    Files.writeString(folder.resolve("file"), "content");
    scratch.close();
    assertFalse(Files.exists(folder));
  }
}
