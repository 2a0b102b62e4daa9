package dev.callsheet.storage;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an S3 server of other people's making, in this process. */
class S3BlobStoreTest extends BlobStoreContract {
  private static final int PART_BYTES = 5 * 1024 * 1024;
  @TempDir static Path work;

  private static LocalS3 server;
  private static S3BlobStore store;

  @BeforeAll
  static void start() throws Exception {
    server = LocalS3.builder().port(-1).mode(LocalS3Mode.IN_MEMORY).build();
    server.start();
    var endpoint = URI.create("http://127.0.0.1:" + server.getPort());
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
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var unreachable = store(URI.create("http://127.0.0.1:" + port), "blobs");
    assertThrows(StorageUnavailableException.class, () -> unreachable.size("key"));
    unreachable.close();
  }

  private static S3BlobStore store(URI endpoint, String bucket) {
    return new S3BlobStore(
        new S3Configuration(endpoint, "us-east-1", bucket, "access", "secret", true, PART_BYTES),
        new Scratch(work));
  }
}
