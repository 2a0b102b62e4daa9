package dev.callsheet.storage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.job.Attempt;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeleteBlobsTest {
  @TempDir Path root;

  @Test
  void deletesTheNamedBlobsAsOftenAsItRuns() throws Exception {
    var blobs = new LocalBlobStore(root, new DiskSpace(0));
    for (var key : List.of("a/1", "a/2", "b/1")) {
      blobs.put(key, new ByteArrayInputStream(new byte[3]));
    }
    var delete = new DeleteBlobs(blobs);
    for (var number = 1; number <= 2; number++) {
      delete.run(
          new DeleteBlobs.Keys(List.of("a/1", "a/2", "a/3")), new Attempt("a", number, false));
    }
    assertFalse(blobs.exists("a/1"));
    assertFalse(blobs.exists("a/2"));
    assertTrue(blobs.exists("b/1"));
  }
}
