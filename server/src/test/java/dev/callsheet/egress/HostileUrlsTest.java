package dev.callsheet.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.storage.DiskSpace;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * URLs that are meant to lead a download to a private address.
 *
 * <p>Here 127.0.0.2 and 127.0.0.3 stand for public hosts, and at 127.0.0.1 and ::1 there is a
 * canary, which nothing may reach.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class HostileUrlsTest {
  private static final int BIND_ATTEMPTS = 20;
  private static final byte[] SECRET = "secret".getBytes(StandardCharsets.UTF_8);
  private static final Set<InetAddress> PUBLIC = Set.of(address("127.0.0.2"), address("127.0.0.3"));
  private static final Predicate<InetAddress> PUBLIC_ONLY =
      address -> PUBLIC.contains(address) || AddressPolicy.isPublic(address);
  private static final Predicate<InetAddress> ANY = address -> true;

  private final List<TestHost> canaries = new ArrayList<>();
  private final List<TestHost> hosts = new ArrayList<>();

  /** How often {@code rebinding.test} was looked up; it has a private address from then on. */
  private final AtomicInteger lookups = new AtomicInteger();

  private int port;
  private int otherPort;
  private int visitsBefore;
  private Path file;

  @BeforeAll
  void listen() throws IOException {
    for (var attempt = 1; canaries.isEmpty(); attempt++) {
      try {
        var first = TestHost.at(address("127.0.0.1"), 0, HostileUrlsTest::betray);
        port = first.port();
        canaries.add(first);
        canaries.add(TestHost.at(address("::1"), port, HostileUrlsTest::betray));
        hosts.add(TestHost.at(address("127.0.0.2"), port, HostileUrlsTest::answer));
        hosts.add(TestHost.at(address("127.0.0.3"), port, HostileUrlsTest::answer));
      } catch (BindException taken) {
        close();
        if (attempt == BIND_ATTEMPTS) {
          throw taken;
        }
      }
    }
    var second = TestHost.at(address("127.0.0.1"), 0, HostileUrlsTest::betray);
    otherPort = second.port();
    canaries.add(second);
  }

  @AfterAll
  void close() throws IOException {
    for (var host : Stream.concat(canaries.stream(), hosts.stream()).toList()) {
      host.close();
    }
    canaries.clear();
    hosts.clear();
  }

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    file = folder.resolve("file");
    lookups.set(0);
    visitsBefore = visits();
  }

  /** What must not be fetched, as somebody may write it. */
  List<String> urls() {
    return filled(
        // Loopback as decimal, octal, hexadecimal, short and mixed numbers.
        "http://127.0.0.1:PORT/",
        "https://127.0.0.1:PORT/",
        "http://127.0.0.1:OTHER/",
        "http://127.255.255.254:PORT/",
        "http://127.0.0.1.:PORT/",
        "http://2130706433:PORT/",
        "http://4294967297:PORT/",
        "http://0177.0.0.1:PORT/",
        "http://0177.0000.0000.0001:PORT/",
        "http://017700000001:PORT/",
        "http://0x7f000001:PORT/",
        "http://0X7F.0x0.0x0.0x1:PORT/",
        "http://0x7f.1:PORT/",
        "http://0177.0x0.1:PORT/",
        "http://127.1:PORT/",
        "http://127.0.1:PORT/",
        "http://127.0x1:PORT/",
        "http://127.0.0.01:PORT/",
        "http://127.0.0.257:PORT/",
        "http://383.0.0.1:PORT/",
        "http://0.0.0.0:PORT/",
        "http://0:PORT/",
        "http://0x:PORT/",
        // Loopback and others by IPv6.
        "http://[::1]:PORT/",
        "http://[0:0:0:0:0:0:0:1]:PORT/",
        "http://[0000::0001]:PORT/",
        "http://[::]:PORT/",
        "http://[::ffff:127.0.0.1]:PORT/",
        "http://[::ffff:7f00:1]:PORT/",
        "http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/",
        "http://[::ffff:0:127.0.0.1]:PORT/",
        "http://[::127.0.0.1]:PORT/",
        "http://[64:ff9b::127.0.0.1]:PORT/",
        "http://[64:ff9b:1::7f00:1]:PORT/",
        "http://[2002:7f00:1::]:PORT/",
        "http://[2001:0:7f00:1::]:PORT/",
        "http://[fe80::1]:PORT/",
        "http://[fe80::1%25lo]:PORT/",
        "http://[::1%25lo]:PORT/",
        "http://[::1%lo]:PORT/",
        "http://[fc00::1]:PORT/",
        "http://[fd00:ec2::254]/latest/meta-data/",
        "http://[ff02::1]:PORT/",
        // Private and link-local networks, and the metadata of clouds.
        "http://10.0.0.1/",
        "http://10.255.255.255:PORT/",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://192.168.0.1/",
        "http://100.64.0.1/",
        "http://100.100.100.200/latest/meta-data/",
        "http://169.254.169.254/latest/meta-data/",
        "http://169.254.170.2/v2/credentials",
        "http://168.63.129.16/machine/?comp=goalstate",
        "http://2852039166/latest/meta-data/",
        "http://[::ffff:a9fe:a9fe]/latest/meta-data/",
        "http://192.0.0.192/",
        "http://255.255.255.255/",
        "http://metadata.google.internal/computeMetadata/v1/",
        "http://METADATA.google.internal./computeMetadata/v1/",
        "http://instance-data/latest/meta-data/",
        // Names of this machine.
        "http://localhost:PORT/",
        "http://localhost.:PORT/",
        "http://LOCALHOST:PORT/",
        "http://sub.localhost:PORT/",
        "http://ip6-localhost:PORT/",
        // Names whose owner has chosen private addresses.
        "http://private.test/",
        "http://loopback.test:PORT/",
        "http://loopback6.test:PORT/",
        "http://127.0.0.1.loopback.test:PORT/",
        "http://mixed.test:PORT/",
        "http://mixed-reversed.test:PORT/",
        // Other ways to write the same.
        "http://%31%32%37.0.0.1:PORT/",
        "http://127%2e0%2e0%2e1:PORT/",
        "http://127.0.0.1%2e:PORT/",
        "http://localhos%74:PORT/",
        "http://%6c%6f%63%61%6c%68%6f%73%74:PORT/",
        "http://127.0.0.1%00.allowed.test:PORT/",
        "http://127.0.0.1%2f.allowed.test:PORT/",
        "http://127.0.0.1%23.allowed.test:PORT/",
        "http://１２７．０．０．１:PORT/",
        "http://①②⑦.⓪.⓪.①:PORT/",
        "http://127。0。0。1:PORT/",
        "http://ｌｏｃａｌｈｏｓｔ:PORT/",
        "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/",
        "http://loc\u00adalhost:PORT/",
        " http://127.0.0.1:PORT/",
        "\thttp://127.0.0.1:PORT/\r\n",
        "http://127.0.0.1\t:PORT/",
        "http://127.0.\n0.1:PORT/",
        "ht\ntp://127.0.0.1:PORT/",
        "http://127.0.0.1:PORT\r\nHost: allowed.test/",
        "http:127.0.0.1:PORT/",
        "http:/127.0.0.1:PORT/",
        "http:////127.0.0.1:PORT/",
        "http:\\\\127.0.0.1:PORT\\",
        "HTTP://127.0.0.1:PORT/",
        "http://127.0.0.1:PORT/%2e%2e/",
        // What looks like another host.
        "http://allowed.test@127.0.0.1:PORT/",
        "http://allowed.test:PORT@127.0.0.1:PORT/",
        "http://allowed.test%40127.0.0.1:PORT/",
        "http://127.0.0.1:PORT@allowed.test:PORT/",
        "http://@127.0.0.1:PORT/",
        "http://allowed.test#@127.0.0.1:PORT/",
        "http://127.0.0.1:PORT\\@allowed.test/",
        "http://127.0.0.1:PORT#allowed.test",
        "http://127.0.0.1:PORT?allowed.test",
        "http://allowed.test:PORT:OTHER/",
        "http://allowed.test:99999999999/",
        "http://allowed.test:-1/",
        "http://[::1].allowed.test:PORT/",
        "http://[allowed.test]:PORT/",
        // Other schemes, and none.
        "file:///etc/passwd",
        "file://127.0.0.1/etc/passwd",
        "ftp://127.0.0.1:PORT/",
        "gopher://127.0.0.1:PORT/_GET%20/",
        "dict://127.0.0.1:PORT/",
        "ws://127.0.0.1:PORT/",
        "data:text/plain,secret",
        "jar:http://127.0.0.1:PORT/a.jar!/b",
        "url:http://127.0.0.1:PORT/",
        "javascript:fetch('http://127.0.0.1:PORT/')",
        "",
        " ",
        "/",
        "file",
        "?a=b",
        "//127.0.0.1:PORT/",
        "127.0.0.1:PORT",
        "http:",
        "http://",
        "http:///",
        "http://:PORT/");
  }

  /** Those that {@link URI} cannot hold end at the check, for there is nothing to call with. */
  @ParameterizedTest
  @MethodSource("urls")
  void refusesTheUrl(String url) throws Exception {
    var egress = egress(PUBLIC_ONLY);
    assertInstanceOf(UrlCheck.Refused.class, egress.checkDownload(url));
    if (isUri(url)) {
      assertInstanceOf(Download.Refused.class, download(egress, url));
    }
  }

  /** Where a host that may be called sends us. */
  List<String> targets() {
    return filled(
        "http://127.0.0.1:PORT/",
        "http://127.0.0.1:OTHER/",
        "https://127.0.0.1:PORT/",
        "http://[::1]:PORT/",
        "http://[::ffff:127.0.0.1]:PORT/",
        "http://[::1%25lo]:PORT/",
        "http://2130706433:PORT/",
        "http://0x7f.1:PORT/",
        "http://0.0.0.0:PORT/",
        "http://localhost:PORT/",
        "http://loopback.test:PORT/",
        "http://mixed.test:PORT/",
        "http://mixed-reversed.test:PORT/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://metadata.google.internal/",
        "http://１２７．０．０．１:PORT/",
        "http://%31%32%37.0.0.1:PORT/",
        "//127.0.0.1:PORT/",
        "\\\\127.0.0.1:PORT\\",
        "http:\\\\127.0.0.1:PORT/",
        "http://allowed.test@127.0.0.1:PORT/",
        "http://user:password@allowed.test:PORT/file",
        "http://127.0.0.1:PORT\\@allowed.test/",
        "http://127.0.0.1:PORT#@allowed.test/",
        "http://127.0.0.1%00.allowed.test:PORT/",
        "\thttp://127.0.0.1:PORT/",
        "http://127.0.0.1\t:PORT/",
        "http://127.0.0.1\n:PORT/",
        "HTTP://LOCALHOST.:PORT/",
        "file:///etc/passwd",
        "ftp://127.0.0.1:PORT/",
        "gopher://127.0.0.1:PORT/_GET%20/",
        "data:text/plain,secret",
        "jar:http://127.0.0.1:PORT/a.jar!/b",
        "javascript:fetch('http://127.0.0.1:PORT/')",
        "http://other.test:99999999/");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void followsNoRedirectToIt(String target) throws Exception {
    assertInstanceOf(Download.Refused.class, download(egress(PUBLIC_ONLY), redirect(302, target)));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void followsNoSecondRedirectToIt(String target) throws Exception {
    var second = redirect(307, target).replace("allowed.test", "other.test");
    assertInstanceOf(Download.Refused.class, download(egress(PUBLIC_ONLY), redirect(301, second)));
  }

  /** The ways to redirect to the canary. */
  List<String> redirects() {
    return IntStream.of(301, 302, 303, 307, 308)
        .mapToObj(status -> redirect(status, "http://127.0.0.1:" + port + "/"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("redirects")
  void followsNoKindOfRedirect(String url) throws Exception {
    assertInstanceOf(Download.Refused.class, download(egress(PUBLIC_ONLY), url));
  }

  @Test
  void givesUpEndlessRedirects() throws Exception {
    assertInstanceOf(
        Download.Failed.class,
        download(egress(PUBLIC_ONLY), "http://allowed.test:" + port + "/again"));
  }

  @Test
  void refusesANameThatHasChangedSinceItWasChecked() throws Exception {
    var url = "http://rebinding.test:" + port + "/file";
    var egress = egress(PUBLIC_ONLY);
    assertInstanceOf(UrlCheck.Acceptable.class, egress.checkDownload(url));
    assertInstanceOf(Download.Refused.class, download(egress, url));
  }

  @Test
  void refusesANameThatHasChangedSinceARedirectCameFromIt() throws Exception {
    var url = redirect(302, "/file").replace("allowed.test", "rebinding.test");
    assertInstanceOf(Download.Refused.class, download(egress(PUBLIC_ONLY), url));
    assertEquals(2, lookups.get());
  }

  @Test
  void callsTheAddressThatWasCheckedAndAsksForNoOther() throws Exception {
    var url = "http://rebinding.test:" + port + "/file";
    assertEquals(new Download.Completed(6), download(egress(PUBLIC_ONLY), url));
    assertEquals(1, lookups.get());
    assertUnreached();
  }

  @Test
  void checksTheAddressOnTheSocketToo() throws Exception {
    for (var host : List.of("127.0.0.1", "[::1]", "loopback.test")) {
      var asked = new AtomicInteger();
      var egress = egress(address -> asked.incrementAndGet() == 1);
      assertInstanceOf(
          Download.Refused.class, download(egress, "http://" + host + ":" + port + "/"));
      assertEquals(2, asked.get());
    }
  }

  @Test
  void takesWhatFollowsABackslashForThePath() throws Exception {
    var egress = egress(PUBLIC_ONLY);
    var text = "http://allowed.test:" + port + "\\@127.0.0.1:" + port + "/";
    var acceptable = assertInstanceOf(UrlCheck.Acceptable.class, egress.checkDownload(text));
    assertEquals(new Download.Answered(404), download(egress, acceptable.url().toString()));
    assertUnreached();
  }

  @Test
  void fetchesFromHostsThatMayBeCalled() throws Exception {
    var egress = egress(PUBLIC_ONLY);
    assertEquals(
        new Download.Completed(6), download(egress, "http://allowed.test:" + port + "/file"));
    Files.delete(file);
    assertEquals(
        new Download.Completed(6),
        download(egress, redirect(302, "http://other.test:" + port + "/file")));
    assertUnreached();
    Files.delete(file);
  }

  /** What leads to the canary where every address may be called. */
  List<String> waysToTheCanary() {
    return Stream.concat(
            redirects().stream(),
            filled(
                "http://127.0.0.1:PORT/",
                "http://127.0.0.1:OTHER/",
                "http://[::1]:PORT/",
                "http://[0:0:0:0:0:0:0:1]:PORT/",
                "http://[::ffff:127.0.0.1]:PORT/",
                "http://localhost:PORT/",
                "http://sub.localhost:PORT/",
                "http://loopback.test:PORT/",
                "http://loopback6.test:PORT/",
                "http://mixed-reversed.test:PORT/",
                "http://%31%32%37.0.0.1:PORT/",
                "http://１２７．０．０．１:PORT/",
                "HTTP://127.0.0.1:PORT/")
                .stream())
        .toList();
  }

  /** Shows that the canary sings: without the check of addresses, these reach it. */
  @ParameterizedTest
  @MethodSource("waysToTheCanary")
  void reachesTheCanaryWhereEveryAddressMayBeCalled(String url) throws Exception {
    assertEquals(new Download.Completed(SECRET.length), download(egress(ANY), url));
    assertEquals("secret", Files.readString(file));
    assertTrue(visits() > visitsBefore);
    Files.delete(file);
    visitsBefore = visits();
  }

  @AfterEach
  void assertUnreached() throws Exception {
    assertEquals(0, visits() - visitsBefore, "visits to the canary");
  }

  private Download download(Egress egress, String url) throws Exception {
    var limits = new DownloadLimits(1000, Duration.ofSeconds(20), 4);
    var download = egress.download(new URI(url), file, limits, head -> true);
    assertEquals(download instanceof Download.Completed, Files.exists(file));
    return download;
  }

  private static boolean isUri(String text) {
    try {
      return new URI(text).toString().equals(text);
    } catch (URISyntaxException none) {
      return false;
    }
  }

  private Egress egress(Predicate<InetAddress> allowed) {
    var patience = Duration.ofSeconds(5);
    return new Egress(
        new EgressSettings(false, false, null, patience, patience, patience, 0),
        new DiskSpace(0),
        allowed,
        this::lookUp);
  }

  private List<InetAddress> lookUp(String name) throws UnknownHostException {
    return switch (name) {
      case "allowed.test" -> addresses("127.0.0.2");
      case "other.test" -> addresses("127.0.0.3");
      case "private.test" -> addresses("10.0.0.1");
      case "metadata.google.internal", "metadata.google.internal.", "instance-data" ->
          addresses("169.254.169.254");
      case "localhost", "localhost.", "sub.localhost" -> addresses("127.0.0.1", "::1");
      case "loopback.test", "127.0.0.1.loopback.test" -> addresses("127.0.0.1");
      case "loopback6.test", "ip6-localhost" -> addresses("::1");
      case "mixed.test" -> addresses("127.0.0.2", "127.0.0.1");
      case "mixed-reversed.test" -> addresses("127.0.0.1", "127.0.0.2");
      case "rebinding.test" ->
          addresses(lookups.incrementAndGet() == 1 ? "127.0.0.2" : "127.0.0.1");
      default -> {
        if (name.indexOf(':') < 0 && !Character.isDigit(name.charAt(name.length() - 1))) {
          throw new UnknownHostException(name);
        }
        yield Dns.SYSTEM.lookup(name);
      }
    };
  }

  private String redirect(int status, String target) {
    var encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(target.getBytes(StandardCharsets.UTF_8));
    return "http://allowed.test:" + port + "/to/" + status + "/" + encoded;
  }

  /** A host that may be called. */
  private static void answer(String target, OutputStream output) throws IOException {
    var parts = target.split("/", -1);
    switch (parts[1]) {
      case "to" ->
          redirect(
              output,
              Integer.parseInt(parts[2]),
              new String(Base64.getUrlDecoder().decode(parts[3]), StandardCharsets.UTF_8));
      case "again" -> redirect(output, 302, target);
      case "file" -> TestHost.write(output, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npublic");
      default -> TestHost.write(output, "HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n");
    }
  }

  private static void redirect(OutputStream output, int status, String target) throws IOException {
    TestHost.write(
        output,
        "HTTP/1.1 " + status + " X\r\nLocation: " + target + "\r\nContent-Length: 0\r\n\r\n");
  }

  private static void betray(String target, OutputStream output) throws IOException {
    TestHost.write(output, "HTTP/1.1 200 OK\r\nContent-Length: " + SECRET.length + "\r\n\r\n");
    output.write(SECRET);
  }

  private int visits() throws Exception {
    var visits = 0;
    for (var canary : canaries) {
      visits += canary.visits();
    }
    return visits;
  }

  private List<String> filled(String... urls) {
    return Stream.of(urls)
        .map(url -> url.replace("PORT", "" + port).replace("OTHER", "" + otherPort))
        .toList();
  }

  private static List<InetAddress> addresses(String... literals) {
    return Stream.of(literals).map(HostileUrlsTest::address).toList();
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(literal, impossible);
    }
  }
}
