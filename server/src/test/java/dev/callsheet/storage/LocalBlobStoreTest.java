package dev.callsheet.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBlobStoreTest extends BlobStoreContract {
  @TempDir Path root;
  private LocalBlobStore store;

  @BeforeEach
  void openStore() {
    store = new LocalBlobStore(root);
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
  void isUnavailableWhereTheDirectoryCannotBe() throws IOException {
    var file = Files.createFile(root.resolve("file"));
    var broken = new LocalBlobStore(file.resolve("blobs"));
    assertThrows(
        StorageUnavailableException.class,
        () -> broken.put("key", new ByteArrayInputStream(new byte[1])));
  }
}
