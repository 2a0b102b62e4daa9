package dev.callsheet.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every blob store does alike; one subclass per store. */
abstract class BlobStoreContract {
  /** More than two parts of the S3 store, and not a multiple of one. */
  private static final int LARGE = 12 * 1024 * 1024 + 345;

  @TempDir Path directory;

  abstract BlobStore store();

  @Test
  void keepsSmallAndLargeContent() throws IOException {
    for (int size : new int[] {0, 1, 5 * 1024 * 1024, LARGE}) {
      var content = content(size);
      store().put("org_1/source", new ByteArrayInputStream(content));
      assertEquals(size, store().size("org_1/source"));
      assertArrayEquals(content, read("org_1/source", 0, size));
    }
  }

  @Test
  void readsAnyPart() throws IOException {
    var content = content(1000);
    store().put("part", new ByteArrayInputStream(content));
    assertArrayEquals(slice(content, 10, 30), read("part", 10, 30));
    assertArrayEquals(slice(content, 999, 1), read("part", 999, 1));
    assertArrayEquals(new byte[0], read("part", 1000, 0));
    assertThrows(IllegalArgumentException.class, () -> store().open("part", 990, 11));
  }

  @Test
  void copiesAFileAndLeavesIt() throws IOException {
    var file = Files.write(directory.resolve("file"), content(5000));
    store().put("copied", file);
    assertArrayEquals(content(5000), read("copied", 0, 5000));
    assertTrue(Files.exists(file));
  }

  @Test
  void movesAFileAndTakesARepetitionAsDone() throws IOException {
    var file = Files.write(directory.resolve("file"), content(LARGE));
    store().move(file, "moved");
    assertFalse(Files.exists(file));
    store().move(file, "moved");
    assertArrayEquals(content(LARGE), read("moved", 0, LARGE));
  }

  @Test
  void refusesToMoveAFileThatNeverWas() {
    assertThrows(
        BlobNotFoundException.class, () -> store().move(directory.resolve("none"), "never-moved"));
  }

  @Test
  void storesNothingWhenTheContentBreaksOff() {
    var broken =
        new SequenceInputStream(
            new ByteArrayInputStream(content(LARGE)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("gone");
              }
            });
    assertThrows(IOException.class, () -> store().put("broken", broken));
    assertFalse(store().exists("broken"));
  }

  @Test
  void givesALocalCopyToReadAsAFile() throws IOException {
    store().put("local", new ByteArrayInputStream(content(70_000)));
    try (var copy = store().localCopy("local")) {
      assertArrayEquals(content(70_000), Files.readAllBytes(copy.path()));
    }
    assertArrayEquals(content(70_000), read("local", 0, 70_000));
  }

  @Test
  void tellsThatAKeyHoldsNothing() {
    assertFalse(store().exists("nothing"));
    assertThrows(BlobNotFoundException.class, () -> store().size("nothing"));
    assertThrows(BlobNotFoundException.class, () -> store().open("nothing", 0, 1));
    assertThrows(BlobNotFoundException.class, () -> store().localCopy("nothing"));
  }

  @Test
  void deletesOnceAndAgain() throws IOException {
    store().put("gone", new ByteArrayInputStream(content(3)));
    store().delete("gone");
    assertFalse(store().exists("gone"));
    store().delete("gone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/a", "a/", "a//b", "../a", "a/../b", ".hidden", "a/.b", "A", "a~b", "a\\b", "a\0"
      })
  void refusesAKeyThatIsNoSafePath(String key) {
    assertThrows(IllegalArgumentException.class, () -> store().size(key));
    assertThrows(
        IllegalArgumentException.class,
        () -> store().put(key, new ByteArrayInputStream(content(1))));
  }

  private byte[] read(String key, long offset, long length) throws IOException {
    try (var stream = store().open(key, offset, length)) {
      return stream.readAllBytes();
    }
  }

  private static byte[] content(int size) {
    var content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  private static byte[] slice(byte[] content, int offset, int length) {
    var slice = new byte[length];
    System.arraycopy(content, offset, slice, 0, length);
    return slice;
  }
}
