package dev.callsheet.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBlobStoreTest extends BlobStoreContract {
  private static final int MIB = 1 << 20;

  @TempDir Path root;
  private LocalBlobStore store;

  @BeforeEach
  void openStore() {
    store = new LocalBlobStore(root, new DiskSpace(0));
  }

  @Override
  BlobStore store() {
    return store;
  }

  @Test
  void leavesNoTemporaryFileBehind() throws IOException {
    store.put("a/b", new ByteArrayInputStream(new byte[10]));
    try (var files = Files.walk(root)) {
      // The markers that keep processes apart are empty.
      assertEquals(
          1, files.filter(Files::isRegularFile).filter(file -> file.toFile().length() > 0).count());
    }
  }

  @Test
  void onlyItsOwnUserReadsABlob() throws IOException {
    assumeTrue(root.getFileSystem().supportedFileAttributeViews().contains("posix"));
    var made = Files.writeString(root.resolve("made-by-a-program"), "x");
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-r--r--"));
    store.move(made, "a/moved");
    store.put("a/put", new ByteArrayInputStream(new byte[10]));
    for (var blob : List.of("a/moved", "a/put")) {
      try (var copy = store.localCopy(blob)) {
        assertEquals(
            "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.path())),
            blob);
      }
    }
  }

  @Test
  void stopsBeforeTheDiskIsFullAndLeavesNothingBehind() throws Exception {
    try (var disk = new SmallDisk(root.resolve("disk"))) {
      var small = new LocalBlobStore(disk.path(), new DiskSpace(disk.keepFreeBytes()));
      var others = disk.leave(8 * MIB);
      assertThrows(
          StorageFullException.class,
          () -> small.put("blob", new ByteArrayInputStream(new byte[9 * MIB])));
      assertTrue(disk.keptItsLimit());
      assertEquals(List.of(), disk.files());
      assertFalse(small.exists("blob"));

      Files.delete(others);
      small.put("blob", new ByteArrayInputStream(new byte[9 * MIB]));
      assertEquals(9 * MIB, small.size("blob"));
      small.close();
    }
  }

  @Test
  void takesAFileFromAnotherDiskOnlyIfThereIsRoomForAllOfIt() throws Exception {
    try (var disk = new SmallDisk(root.resolve("disk"))) {
      assumeTrue(disk.isExact(), "no other disk");
      var small = new LocalBlobStore(disk.path(), new DiskSpace(disk.keepFreeBytes()));
      var others = disk.leave(8 * MIB);
      var file = Files.write(root.resolve("file"), new byte[9 * MIB]);
      assertThrows(StorageFullException.class, () -> small.move(file, "blob"));
      assertEquals(List.of(), disk.files());
      assertTrue(Files.exists(file));

      Files.delete(others);
      small.move(file, "blob");
      assertEquals(9 * MIB, small.size("blob"));
      assertFalse(Files.exists(file));
      small.close();
    }
  }

  @Test
  void whatCannotBeLookedForIsNotTakenForLost() throws IOException {
    store.put("a/b", new ByteArrayInputStream(new byte[10]));
    var away = Files.move(root, root.resolveSibling(root.getFileName() + ".away"));
    for (var place : List.of("none", "a file")) {
      if (place.equals("a file")) {
        Files.createFile(root);
      }
      assertThrows(StorageUnavailableException.class, () -> store.size("a/b"), place);
      assertThrows(StorageUnavailableException.class, () -> store.open("a/b", 0, 10), place);
      assertThrows(StorageUnavailableException.class, () -> store.localCopy("a/b"), place);
      assertThrows(StorageUnavailableException.class, () -> store.exists("a/b"), place);
    }
    Files.delete(root);
    Files.move(away, root);
    assertTrue(store.exists("a/b"));
    assertFalse(store.exists("a/none"));
  }

  @Test
  void isUnavailableWhereTheDirectoryCannotBe() throws IOException {
    var file = Files.createFile(root.resolve("file"));
    var broken = new LocalBlobStore(file.resolve("blobs"), new DiskSpace(0));
    assertThrows(
        StorageUnavailableException.class,
        () -> broken.put("key", new ByteArrayInputStream(new byte[1])));
  }
}
