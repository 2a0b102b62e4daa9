package dev.callsheet.tasks.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.callsheet.media.inspection.Medium;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.storage.BlobNotFoundException;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.WorkFolder;
import dev.callsheet.tasks.TasksNode;
import dev.callsheet.tasks.file.Files;
import dev.callsheet.tasks.file.MediaFile;
import dev.callsheet.tasks.file.NewFile;
import dev.callsheet.tasks.source.SourceOutcome.FileUnknown;
import dev.callsheet.tasks.source.SourceOutcome.Invalid;
import dev.callsheet.tasks.source.SourceOutcome.Opened;
import dev.callsheet.tasks.source.SourceOutcome.Unreachable;
import dev.callsheet.tasks.source.SourceOutcome.Unsupported;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which class each thing is of that may be wrong with a source. */
final class SourcesTest {
  @TempDir Path home;
  private TasksNode node;
  private Sources sources;
  private HttpServer host;

  @BeforeEach
  void start() throws Exception {
    node = new TasksNode(home, Map.of("callsheet.egress.allow-loopback", true));
    sources = node.bean(Sources.class);
    host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.start();
  }

  @AfterEach
  void stop() {
    host.stop(0);
    node.close();
  }

  @Test
  void whatIsThereIsOpenedAndInspected() throws Exception {
    serve("/a%20tone.wav", 200, wave());
    try (var folder = folder();
        var opened =
            assertInstanceOf(Opened.class, open("/a%20tone.wav", folder, 1 << 20)).source()) {
      assertEquals("a tone.wav", opened.name());
      assertEquals(Medium.AUDIO, opened.inspection().medium());
      assertEquals(1000L, opened.inspection().durationMillis());
      assertEquals(folder.path(), opened.path().getParent());
    }
  }

  @Test
  void aFileOfTheProjectIsOpenedWhereItLies() throws Exception {
    var file = add("tone.wav", wave());
    try (var folder = folder();
        var opened = assertInstanceOf(Opened.class, open(file.id(), folder)).source()) {
      assertEquals("tone.wav", opened.name());
      assertEquals(Medium.AUDIO, opened.inspection().medium());
    }
    assertTrue(node.bean(BlobStore.class).exists(file.main().blobKey()));
  }

  @Test
  void whatTheCallerCanChangeIsInvalid() throws Exception {
    serve("/gone", 404, new byte[0]);
    serve("/large.wav", 200, wave());
    assertInvalid("/gone", 1 << 20, "The host of url answered 404.");
    assertInvalid("/large.wav", 1000, "The file at url has more than 1000 bytes.");
    assertInvalid(URI.create("http://10.0.0.1/a.mp4"), 1000, "url must lead to a public address");
    assertInvalid(URI.create("ftp://localhost/a.mp4"), 1000, "url must be an absolute URL");
  }

  @Test
  void whatTheHostDoesWrongIsABadGatewayAndMayBetter() throws Exception {
    serve("/broken", 500, new byte[0]);
    serve("/busy", 429, new byte[0]);
    serve("/empty", 200, new byte[0]);
    serve("/created", 201, wave());
    for (var path : List.of("/broken", "/busy", "/empty", "/created")) {
      assertUnreachable(at(path));
    }
    assertUnreachable(URI.create("http://127.0.0.1:9/nobody"));
    assertUnreachable(URI.create("http://nobody.invalid/a.mp4"));
  }

  @Test
  void aHostThatIsTooSlowIsABadGateway() throws Exception {
    host.createContext(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(wave(), 0, 50);
          exchange.getResponseBody().flush();
        });
    try (var folder = folder()) {
      assertInstanceOf(
          Unreachable.class,
          sources.open(
              node.project,
              new SourceReference.Url(at("/slow")),
              new SourceLimits(1000, Duration.ofMillis(300)),
              folder,
              ProgressListener.NONE));
    }
  }

  @Test
  void whatIsNotMediaIsUnsupported() throws Exception {
    serve("/page", 200, "<!doctype html><html><body>Hello".getBytes(StandardCharsets.UTF_8));
    serve("/cut.png", 200, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    for (var path : List.of("/page", "/cut.png")) {
      try (var folder = folder()) {
        assertInstanceOf(Unsupported.class, open(path, folder, 1 << 20), path);
      }
    }
    try (var folder = folder()) {
      assertInstanceOf(Unsupported.class, open(add("a.txt", new byte[] {0, 1, 2}).id(), folder));
    }
  }

  @Test
  void aFileOfAnotherProjectOrADeletedOneIsUnknown() throws Exception {
    var file = add("tone.wav", wave());
    var other = node.newProject("Second");
    assertEquals(
        new FileUnknown(),
        sources.check(other, new SourceReference.FileId(file.id())).orElseThrow());
    node.bean(Files.class).delete(node.project, file.id());
    try (var folder = folder()) {
      assertEquals(new FileUnknown(), open(file.id(), folder));
    }
  }

  @Test
  void aBlobThatTheStoreLostIsItsOwnFailure() throws Exception {
    var file = add("tone.wav", wave());
    node.bean(BlobStore.class).delete(file.main().blobKey());
    try (var folder = folder()) {
      Assertions.assertThrows(BlobNotFoundException.class, () -> open(file.id(), folder));
    }
  }

  @Test
  void muchIsKnownToBeWrongWithoutOpening() {
    assertTrue(sources.check(node.project, new SourceReference.Url(at("/any"))).isEmpty());
    assertInstanceOf(
        Invalid.class,
        sources
            .check(node.project, new SourceReference.Url(URI.create("http://192.168.0.1/")))
            .orElseThrow());
    assertEquals(
        new FileUnknown(),
        sources.check(node.project, new SourceReference.FileId("fil_none")).orElseThrow());
  }

  private void assertInvalid(String path, long maxBytes, String message) throws Exception {
    assertInvalid(at(path), maxBytes, message);
  }

  private void assertInvalid(URI url, long maxBytes, String message) throws Exception {
    try (var folder = folder()) {
      var refused = assertInstanceOf(Invalid.class, open(url, folder, maxBytes), url::toString);
      assertTrue(refused.message().startsWith(message), refused::message);
    }
  }

  private void assertUnreachable(URI url) throws Exception {
    try (var folder = folder()) {
      assertInstanceOf(Unreachable.class, open(url, folder, 1 << 20), url::toString);
    }
  }

  private SourceOutcome open(String path, WorkFolder folder, long maxBytes) throws Exception {
    return open(at(path), folder, maxBytes);
  }

  private SourceOutcome open(URI url, WorkFolder folder, long maxBytes) throws Exception {
    return sources.open(
        node.project,
        new SourceReference.Url(url),
        new SourceLimits(maxBytes, Duration.ofSeconds(20)),
        folder,
        ProgressListener.NONE);
  }

  private SourceOutcome open(String fileId, WorkFolder folder) throws Exception {
    return sources.open(
        node.project,
        new SourceReference.FileId(fileId),
        sources.taskLimits(node.project),
        folder,
        ProgressListener.NONE);
  }

  private MediaFile add(String name, byte[] content) throws Exception {
    var path = home.resolve("made");
    java.nio.file.Files.write(path, content);
    var part = new NewFile.Part("content", "application/octet-stream", path);
    var files = node.bean(Files.class);
    var prepared = files.prepare(new NewFile(name, List.of(part), null, null, null));
    return node.inTransaction(() -> files.add(node.project, "task_1", prepared));
  }

  private void serve(String path, int status, byte[] content) {
    host.createContext(
        URI.create(path).getPath(),
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
          }
        });
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + host.getAddress().getPort() + path);
  }

  private WorkFolder folder() {
    return new WorkFolder(node.bean(Scratch.class));
  }

  /** A second of silence in 8 kHz. */
  private static byte[] wave() {
    var samples = 8000;
    var bytes = java.nio.ByteBuffer.allocate(44 + samples).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(8000);
    bytes.putShort((short) 1).putShort((short) 8);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples);
    var all = bytes.array();
    java.util.Arrays.fill(all, 44, all.length, (byte) 0x80);
    return all;
  }
}
