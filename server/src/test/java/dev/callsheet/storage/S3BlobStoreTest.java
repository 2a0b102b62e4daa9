package dev.callsheet.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import dev.callsheet.tool.FreePort;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an S3 server of other people's making, in this process. */
class S3BlobStoreTest extends BlobStoreContract {
  private static final int PART_BYTES = 5 * 1024 * 1024;
  private static final int MIB = 1 << 20;
  @TempDir static Path work;

  private static LocalS3 server;
  private static S3BlobStore store;

  @BeforeAll
  static void start() throws Exception {
    server = LocalS3.builder().port(-1).mode(LocalS3Mode.IN_MEMORY).build();
    server.start();
    var endpoint = endpoint();
    try (var http = HttpClient.newHttpClient()) {
      http.send(
          HttpRequest.newBuilder(endpoint.resolve("/blobs"))
              .PUT(HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
    store = store(endpoint, "blobs");
  }

  @AfterAll
  static void stop() {
    store.close();
    server.shutdown();
  }

  @Override
  BlobStore store() {
    return store;
  }

  @Test
  void isUnavailableWhereNobodyListens() throws IOException {
    var unreachable = store(URI.create("http://127.0.0.1:" + FreePort.take()), "blobs");
    assertThrows(StorageUnavailableException.class, () -> unreachable.size("key"));
    unreachable.close();
  }

  @Test
  void makesALocalCopyOnlyIfThereIsRoomForIt(@TempDir Path parent) throws Exception {
    store.put("large", new ByteArrayInputStream(new byte[9 * MIB]));
    try (var disk = new SmallDisk(parent.resolve("disk"));
        var scratch = new Scratch(disk.path())) {
      var space = new DiskSpace(disk.keepFreeBytes());
      var small = store(endpoint(), "blobs", scratch, space);
      var others = disk.leave(8 * MIB);
      assertThrows(StorageFullException.class, () -> small.localCopy("large"));
      assertEquals(List.of(), disk.files());

      Files.delete(others);
      try (var copy = small.localCopy("large")) {
        assertEquals(9 * MIB, Files.size(copy.path()));
      }
      assertEquals(List.of(), disk.files());
      small.close();
    }
  }

  private static URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  private static S3BlobStore store(URI endpoint, String bucket) {
    return store(endpoint, bucket, new Scratch(work), new DiskSpace(0));
  }

  private static S3BlobStore store(URI endpoint, String bucket, Scratch scratch, DiskSpace space) {
    return new S3BlobStore(
        new S3Configuration(endpoint, "us-east-1", bucket, "access", "secret", true, PART_BYTES),
        scratch,
        space);
  }
}
