package dev.callsheet.codegen.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a generation leaves in its folder. */
final class GeneratedFolderTest {
  private record TextFile(String path, String text) implements GeneratedFile {}

  private static final FileTime LONG_AGO = FileTime.fromMillis(0);

  @TempDir private Path directory;
  private Path folder;
  private GeneratedFolder generated;

  @BeforeEach
  void generateTwoFiles() throws IOException {
    folder = directory.resolve("pages");
    generated = new GeneratedFolder(folder, directory.resolve(".listing"));
    generated.write(List.of(new TextFile("a/first", "one"), new TextFile("a/second", "two")));
    Files.setLastModifiedTime(folder.resolve("a/first"), LONG_AGO);
    Files.setLastModifiedTime(folder.resolve("a/second"), LONG_AGO);
  }

  @Test
  void leavesAFileAloneThatStaysTheSame() throws IOException {
    generated.write(List.of(new TextFile("a/first", "one"), new TextFile("a/second", "three")));

    assertEquals(LONG_AGO, Files.getLastModifiedTime(folder.resolve("a/first")));
    assertTrue(Files.getLastModifiedTime(folder.resolve("a/second")).compareTo(LONG_AGO) > 0);
    assertEquals("three", Files.readString(folder.resolve("a/second")));
  }

  @Test
  void deletesWhatIsNoLongerGenerated() throws IOException {
    generated.write(List.of(new TextFile("a/second", "two")));

    assertFalse(Files.exists(folder.resolve("a/first")));
    assertTrue(Files.exists(folder.resolve("a/second")));
  }

  @Test
  void leavesAFileAloneThatItDidNotWrite() throws IOException {
    Files.writeString(folder.resolve("a/mine"), "by hand");

    generated.write(List.of());

    assertEquals("by hand", Files.readString(folder.resolve("a/mine")));
  }

  @Test
  void writesAFileAgainThatSomebodyDeletedOrChanged() throws IOException {
    Files.delete(folder.resolve("a/first"));
    Files.writeString(folder.resolve("a/second"), "by hand");

    generated.write(List.of(new TextFile("a/first", "one"), new TextFile("a/second", "two")));

    assertEquals("one", Files.readString(folder.resolve("a/first")));
    assertEquals("two", Files.readString(folder.resolve("a/second")));
  }
}
