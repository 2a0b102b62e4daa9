package dev.callsheet.clips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.callsheet.clips.project.FetchSource;
import dev.callsheet.clips.project.ProjectState;
import dev.callsheet.clips.project.Projects;
import dev.callsheet.clips.project.Projects.Creation;
import dev.callsheet.clips.source.Sources;
import dev.callsheet.job.Attempt;
import dev.callsheet.storage.SmallDisk;
import dev.callsheet.storage.StorageFullException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of sources that the disk has no room for. */
final class FullDiskTest {
  private static final int MIB = 1 << 20;

  @TempDir Path parent;
  private SmallDisk disk;
  private ClipsNode node;

  @BeforeEach
  void start() throws Exception {
    disk = new SmallDisk(parent.resolve("disk"));
    node =
        new ClipsNode(
            disk.path(),
            10,
            Map.of(
                "callsheet.storage.keep-free-bytes",
                disk.keepFreeBytes(),
                "callsheet.egress.allow-loopback",
                true));
  }

  @AfterEach
  void stop() throws Exception {
    node.close();
    disk.close();
  }

  @Test
  void noByteIsReadOfAnUploadThatIsTooLong() throws Exception {
    var announced = announce();
    disk.leave(8 * MIB);
    var body =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("a byte was read");
          }
        };
    assertThrows(StorageFullException.class, () -> upload(announced, 9 * MIB, body));
    assertEquals(List.of(), disk.files());
  }

  @Test
  void anUploadOfUnknownLengthStopsBeforeTheDiskIsFullAndItsUrlStaysGood() throws Exception {
    var announced = announce();
    var others = disk.leave(8 * MIB);
    assertThrows(StorageFullException.class, () -> upload(announced, -1, damagedVideo(20 * MIB)));
    assertTrue(disk.keptItsLimit());
    assertEquals(List.of(), disk.files());

    Files.delete(others);
    assertEquals(
        new Sources.Upload.Unsuitable("The file is damaged."),
        upload(announced, -1, damagedVideo(20 * MIB)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDownloadEndsItsAttemptAndItsProjectWaits(boolean chunked) throws Exception {
    var host = host(chunked);
    try {
      var project = project(host);
      var others = disk.leave(8 * MIB);
      assertThrows(StorageFullException.class, () -> fetch(project));
      assertTrue(disk.keptItsLimit());
      assertEquals(List.of(), disk.files());
      assertEquals(ProjectState.CREATED, node.project(project).status());

      Files.delete(others);
      fetch(project);
      var reason = node.project(project).failureReason();
      assertEquals(FailureReason.UNSUPPORTED_FORMAT, reason, "it was fetched and looked at");
    } finally {
      host.stop(0);
    }
  }

  private Sources.Announced announce() {
    return node.bean(Sources.class).create(node.organization, "talk.mp4");
  }

  private Sources.Upload upload(Sources.Announced announced, long contentLength, InputStream body) {
    return node.bean(Sources.class).upload(announced.secret(), contentLength, body);
  }

  private String project(HttpServer host) {
    var url = URI.create("http://127.0.0.1:" + host.getAddress().getPort() + "/talk.mp4");
    var created = node.bean(Projects.class).create(node.order(), url);
    return assertInstanceOf(Creation.Created.class, created).project().id();
  }

  private void fetch(String project) throws Exception {
    node.bean(FetchSource.class).run(project, new Attempt(project, 1, false));
  }

  private static HttpServer host(boolean chunked) throws IOException {
    var host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, chunked ? 0 : 9 * MIB);
            damagedVideo(9 * MIB).transferTo(exchange.getResponseBody());
          }
        });
    host.start();
    return host;
  }

  /** Begins like a video. */
  private static InputStream damagedVideo(int length) {
    var bytes = new byte[length];
    var head = "\0\0\0\30ftypmp42\0\0\0\0mp42isom".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, bytes, 0, head.length);
    return new ByteArrayInputStream(bytes);
  }
}
