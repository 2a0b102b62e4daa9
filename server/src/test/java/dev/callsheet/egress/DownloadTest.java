package dev.callsheet.egress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.storage.DiskSpace;
import dev.callsheet.storage.SmallDisk;
import dev.callsheet.storage.StorageFullException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class DownloadTest {
  private static final int MIB = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Predicate<byte[]> ANYTHING = head -> true;

  @TempDir Path folder;
  private final CountDownLatch never = new CountDownLatch(1);
  private final Egress egress =
      new Egress(
          new EgressSettings(
              false,
              false,
              List.of(),
              Duration.ofSeconds(5),
              Duration.ofMillis(200),
              Duration.ofSeconds(2),
              0),
          new DiskSpace(0),
          address -> true,
          Dns.SYSTEM);
  private @Nullable TestHost host;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("talk.mp4");
  }

  @AfterEach
  void stop() throws IOException {
    never.countDown();
    egress.close();
    if (host != null) {
      host.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"length", "chunked", "until the end"})
  void keepsTheBytesAsTheyWereSent(String framing) throws Exception {
    var content = new byte[20 * MIB];
    new Random(7).nextBytes(content);
    serve((target, output) -> send(output, framing, content));
    assertEquals(new Download.Completed(content.length), download());
    assertEquals(sha256(content), sha256(Files.readAllBytes(file)));
  }

  @Test
  void isNotHeldToTheTimeThatOtherRequestsHave() throws Exception {
    serve(
        (target, output) -> {
          TestHost.write(output, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
          for (var octet : List.of("a", "b", "c", "d", "e")) {
            TimeUnit.MILLISECONDS.sleep(100);
            TestHost.write(output, octet);
          }
        });
    assertEquals(new Download.Completed(5), download());
    assertEquals("abcde", Files.readString(file));
  }

  @Test
  void asksForNothingButTheFile() throws Exception {
    serve((target, output) -> send(output, "length", new byte[] {1}));
    download();
    var received = next(host().requests);
    assertTrue(received.has("get /talk.mp4 http/1.1"), received::toString);
    assertTrue(received.has("accept-encoding: identity"), received::toString);
    assertTrue(received.has("user-agent: callsheet"), received::toString);
    assertEquals(6, received.lines().size(), received::toString);
  }

  @Test
  void refusesAFileThatIsTooLargeByItsHeader() throws Exception {
    serve(
        (target, output) -> {
          TestHost.write(output, "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n");
          never.await();
        });
    assertEquals(new Download.TooLarge(1000), download(1000, PATIENCE));
    assertNoFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "until the end"})
  void refusesAFileThatIsTooLargeByCount(String framing) throws Exception {
    serve((target, output) -> send(output, framing, new byte[3 * MIB]));
    assertEquals(new Download.TooLarge(3 * MIB - 1), download(3 * MIB - 1, PATIENCE));
    assertNoFile();
    assertEquals(new Download.Completed(3 * MIB), download(3 * MIB, PATIENCE));
  }

  @Test
  void endsAtTheDeadlineHoweverItTrickles() throws Exception {
    serve(
        (target, output) -> {
          TestHost.write(output, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
          while (true) {
            TestHost.write(output, "a");
            TimeUnit.MILLISECONDS.sleep(50);
          }
        });
    var begin = System.nanoTime();
    var deadline = Duration.ofMillis(700);
    assertEquals(new Download.TooSlow(deadline), download(MIB, deadline));
    assertTrue(Duration.ofNanos(System.nanoTime() - begin).compareTo(deadline.multipliedBy(3)) < 0);
    assertNoFile();
    assertEquals("broken off", next(host().ends));
  }

  @Test
  void endsAtTheDeadlineWithinHeadersThatTrickle() throws Exception {
    serve(
        (target, output) -> {
          TestHost.write(output, "HTTP/1.1 200 OK\r\nServer: ");
          while (true) {
            TestHost.write(output, "a");
            TimeUnit.MILLISECONDS.sleep(50);
          }
        });
    var deadline = Duration.ofMillis(500);
    assertEquals(new Download.TooSlow(deadline), download(MIB, deadline));
    assertNoFile();
    assertEquals("broken off", next(host().ends));
  }

  @Test
  void countsRedirectsAgainstTheDeadline() throws Exception {
    serve(
        (target, output) -> {
          TimeUnit.MILLISECONDS.sleep(300);
          redirect(output, 302, target);
        });
    var deadline = Duration.ofMillis(700);
    assertEquals(new Download.TooSlow(deadline), download(MIB, deadline));
  }

  @Test
  void endsAtTheDeadlineWhileANameIsLookedUp() throws Exception {
    var deadline = Duration.ofMillis(300);
    assertEquals(
        new Download.TooSlow(deadline),
        silentNames()
            .download(
                URI.create("http://slow.test/"),
                file,
                new DownloadLimits(MIB, deadline, 0),
                ANYTHING));
  }

  @Test
  void givesUpAHostThatIsHardlyFasterThanASilentOne() throws Exception {
    serve(
        (target, output) -> {
          TestHost.write(output, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
          while (true) {
            TestHost.write(output, "some bytes");
            TimeUnit.MILLISECONDS.sleep(100);
          }
        });
    var stretch = Duration.ofSeconds(1);
    var fast =
        new Egress(
            new EgressSettings(false, false, null, stretch, stretch, stretch, 1000),
            new DiskSpace(0),
            address -> true,
            Dns.SYSTEM);
    assertEquals(
        new Download.Failed("names a host that sends too slowly"),
        fast.download(url(), file, new DownloadLimits(MIB, PATIENCE, 16), ANYTHING));
    assertNoFile();
    var slow =
        new Egress(
            new EgressSettings(false, false, null, stretch, stretch, stretch, 10),
            new DiskSpace(0),
            address -> true,
            Dns.SYSTEM);
    var deadline = Duration.ofSeconds(3);
    assertEquals(
        new Download.TooSlow(deadline),
        slow.download(url(), file, new DownloadLimits(MIB, deadline, 16), ANYTHING));
    fast.close();
    slow.close();
  }

  @Test
  void givesUpAHostThatFallsSilent() throws Exception {
    serve(
        (target, output) -> {
          TestHost.write(output, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
          never.await();
        });
    assertInstanceOf(Download.Failed.class, download());
    assertNoFile();
  }

  @Test
  void leavesWithinASecondOnceItIsInterrupted() throws Exception {
    var halfway = new CountDownLatch(1);
    serve(
        (target, output) -> {
          TestHost.write(output, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
          while (true) {
            output.write(new byte[100]);
            output.flush();
            if (Files.exists(file) && Files.size(file) > 0) {
              halfway.countDown();
            }
            TimeUnit.MILLISECONDS.sleep(20);
          }
        });
    assertInterrupted(egress, halfway, url());
    assertNoFile();
    assertEquals("broken off", next(host().ends));
  }

  @Test
  void leavesWithinASecondWhileANameIsLookedUp() throws Exception {
    var asked = new CountDownLatch(1);
    var slow =
        new Egress(
            settings(),
            new DiskSpace(0),
            address -> true,
            name -> {
              asked.countDown();
              return awaited(never);
            });
    assertInterrupted(slow, asked, URI.create("http://slow.test/"));
    assertNoFile();
  }

  private void assertInterrupted(Egress interrupted, CountDownLatch begun, URI url)
      throws Exception {
    var thrown = new CompletableFuture<Throwable>();
    var worker =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    var limits = new DownloadLimits(MIB, PATIENCE, 4);
                    thrown.completeExceptionally(
                        new AssertionError(interrupted.download(url, file, limits, ANYTHING)));
                  } catch (Exception failure) {
                    thrown.complete(failure);
                  }
                });
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    worker.interrupt();
    assertInstanceOf(InterruptedException.class, thrown.get(1, TimeUnit.SECONDS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 10\r\n\r\nhalf",
        "Transfer-Encoding: chunked\r\n\r\n10\r\nhalf",
        "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
        "Transfer-Encoding: chunked\r\n\r\nno number\r\nhalf\r\n",
        "no header at all"
      })
  void failsWhenTheHostBreaksOff(String answer) throws Exception {
    serve((target, output) -> TestHost.write(output, "HTTP/1.1 200 OK\r\n" + answer));
    assertInstanceOf(Download.Failed.class, download());
    assertNoFile();
  }

  @Test
  void failsWithoutAnAnswer() throws Exception {
    serve((target, output) -> {});
    assertInstanceOf(Download.Failed.class, download());
    var port = host().port();
    host().close();
    var limits = new DownloadLimits(MIB, PATIENCE, 0);
    assertInstanceOf(
        Download.Failed.class,
        egress.download(URI.create("http://127.0.0.1:" + port + "/"), file, limits, ANYTHING));
    assertInstanceOf(
        Download.Failed.class,
        egress.download(URI.create("http://no-such-host.invalid/"), file, limits, ANYTHING));
  }

  @Test
  void trustsNoCertificateThatNobodyVouchesFor() throws Exception {
    host =
        TestHost.on(
            selfSigned(),
            InetAddress.getLoopbackAddress(),
            0,
            (target, output) -> send(output, "length", new byte[10]));
    var limits = new DownloadLimits(MIB, PATIENCE, 0);
    assertEquals(
        new Download.Failed("names a host to which no secure connection can be made"),
        egress.download(
            URI.create("https://localhost:" + host().port() + "/"), file, limits, ANYTHING));
    assertNoFile();
    assertTrue(host().requests.isEmpty());
  }

  private ServerSocket selfSigned() throws Exception {
    var store = folder.resolve("keys");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "host",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storepass",
                "secret",
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, keytool.waitFor(), said);
    var password = "secret".toCharArray();
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(store.toFile(), password), password);
    var tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    return tls.getServerSocketFactory().createServerSocket();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 206, 300, 304, 400, 401, 403, 404, 408, 410, 416, 429, 500, 503})
  void tellsAnotherStatus(int status) throws Exception {
    serve(
        (target, output) ->
            TestHost.write(
                output,
                "HTTP/1.1 "
                    + status
                    + " X\r\nLocation: /other\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"));
    assertEquals(new Download.Answered(status), download());
    assertNoFile();
  }

  @Test
  void takesAnEmptyFileForNone() throws Exception {
    serve(
        (target, output) ->
            send(output, target.equals("/talk.mp4") ? "chunked" : "length", new byte[0]));
    assertEquals(new Download.Answered(200), download());
    assertNoFile();
  }

  @Test
  void takesARedirectToNowhereForAnAnswer() throws Exception {
    serve((target, output) -> TestHost.write(output, "HTTP/1.1 302 X\r\n\r\n"));
    assertEquals(new Download.Answered(302), download());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "identity, gzip", "GZIP"})
  void failsOnACompressedAnswer(String coding) throws Exception {
    var bomb = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[50 * MIB]);
    }
    serve(
        (target, output) -> {
          TestHost.write(
              output,
              "HTTP/1.1 200 OK\r\nContent-Encoding: "
                  + coding
                  + "\r\nContent-Length: "
                  + bomb.size()
                  + "\r\n\r\n");
          bomb.writeTo(output);
        });
    assertEquals(new Download.Failed("answers with a compressed file"), download());
    assertNoFile();
  }

  @Test
  void keepsACompressedFileAsItIs() throws Exception {
    var archive = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(archive)) {
      gzip.write(new byte[50 * MIB]);
    }
    serve(
        (target, output) -> {
          TestHost.write(
              output,
              "HTTP/1.1 200 OK\r\nContent-Encoding: Identity\r\nContent-Type: application/gzip\r\n\r\n");
          archive.writeTo(output);
        });
    assertEquals(new Download.Completed(archive.size()), download());
    assertArrayEquals(archive.toByteArray(), Files.readAllBytes(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4;",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf",
        "HTTP/1.1 200 OK\r\nServer: ",
        "HTTP/1.1 200 "
      })
  void failsOnEndlessWordsAboutAFile(String beginning) throws Exception {
    var sent = new AtomicLong();
    serve(
        (target, output) -> {
          TestHost.write(output, beginning);
          while (true) {
            output.write(new byte[8192]);
            sent.addAndGet(8192);
          }
        });
    assertInstanceOf(Download.Failed.class, download());
    assertEquals("broken off", next(host().ends));
    assertTrue(sent.get() < 32L * MIB, () -> sent + " bytes were taken");
    assertNoFile();
  }

  @Test
  void followsRedirects() throws Exception {
    serve(
        (target, output) -> {
          switch (target) {
            case "/talk.mp4" -> redirect(output, 301, "/second?a=b");
            case "/second?a=b" -> redirect(output, 302, "third#part");
            case "/third" -> redirect(output, 303, "//127.0.0.1:" + host().port() + "/fourth");
            case "/fourth" -> redirect(output, 307, url().resolve("/fifth").toString());
            case "/fifth" -> redirect(output, 308, "./%66ile");
            default -> send(output, "length", target.getBytes(StandardCharsets.UTF_8));
          }
        });
    assertEquals(new Download.Completed(7), download());
    assertEquals("/%66ile", Files.readString(file));
  }

  @Test
  void followsFiveRedirectsAndNotSix() throws Exception {
    serve(
        (target, output) -> {
          var left = Integer.parseInt(target.substring(1));
          if (left == 0) {
            send(output, "length", new byte[] {1});
          } else {
            redirect(output, 302, "/" + (left - 1));
          }
        });
    var limits = new DownloadLimits(MIB, PATIENCE, 0);
    assertEquals(
        new Download.Completed(1), egress.download(url().resolve("/5"), file, limits, ANYTHING));
    Files.delete(file);
    assertEquals(
        new Download.Failed("redirects more than 5 times"),
        egress.download(url().resolve("/6"), file, limits, ANYTHING));
    assertNoFile();
  }

  @Test
  void carriesNothingToTheTargetOfARedirect() throws Exception {
    serve(
        (target, output) -> {
          if (target.equals("/talk.mp4")) {
            TestHost.write(
                output,
                "HTTP/1.1 302 X\r\nSet-Cookie: a=b\r\nLocation: /file\r\nContent-Length: 0\r\n\r\n");
          } else {
            send(output, "length", new byte[] {1});
          }
        });
    download();
    next(host().requests);
    var second = next(host().requests);
    assertEquals(6, second.lines().size(), second::toString);
  }

  @Test
  void looksAtTheFirstBytesAndStopsAFileThatIsNotWanted() throws Exception {
    var shown = new CompletableFuture<byte[]>();
    serve(
        (target, output) -> {
          TestHost.write(output, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\nabcdefgh");
          while (true) {
            output.write(new byte[8192]);
          }
        });
    var limits = new DownloadLimits(2_000_000_000, PATIENCE, 6);
    assertEquals(
        new Download.Unwanted(),
        egress.download(
            url(),
            file,
            limits,
            head -> {
              assertFalse(Files.exists(file));
              shown.complete(head);
              return false;
            }));
    assertEquals("abcdef", new String(shown.get(), StandardCharsets.UTF_8));
    assertNoFile();
    assertEquals("broken off", next(host().ends));
  }

  @Test
  void showsAShortFileAsAWhole() throws Exception {
    serve((target, output) -> send(output, "chunked", new byte[] {'a', 'b'}));
    var shown = new CompletableFuture<byte[]>();
    var limits = new DownloadLimits(MIB, PATIENCE, 6);
    assertEquals(new Download.Completed(2), egress.download(url(), file, limits, shown::complete));
    assertEquals("ab", new String(shown.get(), StandardCharsets.UTF_8));
  }

  @Test
  void leavesAFileThatIsThereAlready() throws Exception {
    serve((target, output) -> send(output, "length", new byte[10]));
    Files.writeString(file, "precious");
    assertThrows(FileAlreadyExistsException.class, this::download);
    assertEquals("precious", Files.readString(file));
  }

  @Test
  void throwsWhenTheFileCannotBeWritten() throws Exception {
    serve((target, output) -> send(output, "length", new byte[10]));
    file = folder.resolve("missing").resolve("talk.mp4");
    assertThrows(NoSuchFileException.class, this::download);
  }

  @Test
  void asksForNoByteOfAFileThatTheDiskHasNoRoomFor() throws Exception {
    serve(
        (target, output) -> {
          TestHost.write(output, "HTTP/1.1 200 OK\r\nContent-Length: " + 9 * MIB + "\r\n\r\n");
          never.await();
        });
    try (var disk = new SmallDisk(folder.resolve("disk"))) {
      disk.leave(8 * MIB);
      file = disk.path().resolve("talk.mp4");
      assertThrows(StorageFullException.class, () -> downloadTo(disk));
      assertNoFile();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "until the end"})
  void stopsBeforeTheDiskIsFullAndKeepsNothing(String framing) throws Exception {
    serve((target, output) -> send(output, framing, new byte[20 * MIB]));
    try (var disk = new SmallDisk(folder.resolve("disk"))) {
      var others = disk.leave(8 * MIB);
      file = disk.path().resolve("talk.mp4");
      assertThrows(StorageFullException.class, () -> downloadTo(disk));
      assertNoFile();
      assertTrue(disk.keptItsLimit());

      Files.delete(others);
      assertEquals(new Download.Completed(20 * MIB), downloadTo(disk));
      assertEquals(20 * MIB, Files.size(file));
    }
  }

  private Download downloadTo(SmallDisk disk) throws Exception {
    var careful =
        new Egress(settings(), new DiskSpace(disk.keepFreeBytes()), address -> true, Dns.SYSTEM);
    try {
      return careful.download(url(), file, new DownloadLimits(64 * MIB, PATIENCE, 16), ANYTHING);
    } finally {
      careful.close();
    }
  }

  @Test
  void passesOnWhatTheLookAtTheFirstBytesThrows() throws Exception {
    serve((target, output) -> send(output, "length", new byte[10]));
    assertThrows(
        IllegalStateException.class,
        () ->
            egress.download(
                url(),
                file,
                new DownloadLimits(MIB, PATIENCE, 1),
                head -> {
                  throw new IllegalStateException("No idea");
                }));
    assertNoFile();
  }

  private Egress silentNames() {
    return new Egress(settings(), new DiskSpace(0), address -> true, name -> awaited(never));
  }

  private static List<InetAddress> awaited(CountDownLatch latch) throws UnknownHostException {
    try {
      latch.await();
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
    throw new UnknownHostException();
  }

  private static EgressSettings settings() {
    var patience = Duration.ofSeconds(5);
    return new EgressSettings(false, false, null, patience, patience, patience, 0);
  }

  private void serve(TestHost.Answer answer) throws IOException {
    host = TestHost.at(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0, answer);
  }

  private TestHost host() {
    assertNotNull(host);
    return host;
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + host().port() + "/talk.mp4");
  }

  private Download download() throws IOException, InterruptedException {
    return download(64 * MIB, PATIENCE);
  }

  private Download download(long maxBytes, Duration deadline)
      throws IOException, InterruptedException {
    return egress.download(url(), file, new DownloadLimits(maxBytes, deadline, 16), ANYTHING);
  }

  private void assertNoFile() {
    assertFalse(Files.exists(file));
  }

  private static void redirect(OutputStream output, int status, String target) throws IOException {
    TestHost.write(
        output,
        "HTTP/1.1 " + status + " X\r\nLocation: " + target + "\r\nContent-Length: 0\r\n\r\n");
  }

  private static void send(OutputStream output, String framing, byte[] content) throws IOException {
    switch (framing) {
      case "length" -> {
        TestHost.write(output, "HTTP/1.1 200 OK\r\nContent-Length: " + content.length + "\r\n\r\n");
        output.write(content);
      }
      case "chunked" -> {
        TestHost.write(output, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (var offset = 0; offset < content.length; offset += 100_000) {
          var length = Math.min(100_000, content.length - offset);
          TestHost.write(output, Integer.toHexString(length) + "\r\n");
          output.write(content, offset, length);
          TestHost.write(output, "\r\n");
        }
        TestHost.write(output, "0\r\n\r\n");
      }
      default -> {
        TestHost.write(output, "HTTP/1.0 200 OK\r\n\r\n");
        output.write(content);
      }
    }
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    var value = queue.poll(20, TimeUnit.SECONDS);
    if (value == null) {
      throw new AssertionError("Nothing happened within 20 s");
    }
    return value;
  }
}
