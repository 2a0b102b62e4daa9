package dev.callsheet.contract.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.callsheet.contract.browser.HeadlessBrowser;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.registry.RegistryDesk;
import dev.callsheet.contract.registry.Sounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of the log in a browser: what it shows, and what it finds of files that it keeps. */
class LogPageInBrowserTest {
  private static HeadlessBrowser browser;

  private final CallsheetServer server = CallsheetServer.running();
  private final String origin = "http://localhost:" + server.address().getPort();
  private final RegistryDesk desk = RegistryDesk.ofNew("Looking", 10);
  private final byte[] recording = Sounds.another();
  private final String proof =
      desk.certificate(
          desk.registered(RegistryDesk.work("Looked at"), recording).path("work_id").asString());
  private final List<String> complaints = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private BrowserContext window;
  private Page page;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    browser = HeadlessBrowser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    open(1400, 900);
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void open(int width, int height) {
    window = browser.window(new Browser.NewContextOptions().setViewportSize(width, height));
    page = window.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(request -> sent.add(request.method() + " " + request.url()));
    page.navigate(origin + "/log");
    page.waitForSelector("#facts:not([hidden])");
  }

  private static FilePayload file(String name, byte[] content) {
    return new FilePayload(name, "application/octet-stream", content);
  }

  private static FilePayload proof(String text) {
    return file("song.tlog-proof", text.getBytes(StandardCharsets.UTF_8));
  }

  private String verdict(FilePayload... files) {
    page.setInputFiles("#files", files);
    var verdict = page.locator("#verdict");
    page.waitForCondition(() -> !List.of("", "Reading …").contains(verdict.innerText()));
    return verdict.innerText();
  }

  @Test
  void theLatestCheckpointIsShownAndItsSignatureChecked() {
    var latest =
        server
            .client()
            .send(ApiRequest.of("GET", "/ledger/checkpoints?limit=1"))
            .expect(200)
            .json()
            .path("data")
            .path(0);
    assertEquals(latest.path("root_hash").asString(), page.locator("#root").innerText());
    assertEquals("of the key below", page.locator("#signature").innerText());
    assertTrue(page.locator("#history tbody tr").count() > 0);
    assertEquals(List.of(), complaints);
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(picture("log-page.png")));
  }

  @Test
  void aCertificateIsCheckedWhereItIsAndNothingLeavesTheBrowser() {
    var loaded = sent.size();
    assertEquals(
        "The log holds the registration of this recording.",
        verdict(proof(proof), file("song.wav", recording)));
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(picture("log-page-checked.png")));
    assertTrue(
        sent.subList(loaded, sent.size()).stream()
            .allMatch(request -> request.startsWith("GET " + origin + "/ledger/")),
        sent::toString);
    assertEquals(List.of(), complaints);
  }

  @Test
  void oneBitOfTheRecordingOrTheProofIsEnough() {
    var changed = recording.clone();
    changed[100] ^= 1;
    assertEquals(
        "This certificate proves nothing here.", verdict(proof(proof), file("song.wav", changed)));
    page.reload();
    page.waitForSelector("#facts:not([hidden])");
    assertEquals(
        "This certificate proves nothing here.",
        verdict(
            proof(proof.replaceFirst("(?m)^index \\d+$", "index 0")), file("song.wav", recording)));
  }

  @Test
  void aRecordingAloneIsOnlyHashed() {
    assertTrue(verdict(file("song.wav", recording)).startsWith("There is no certificate"));
  }

  @Test
  void thePageFitsOnAPhone() {
    window.close();
    open(390, 844);
    verdict(proof(proof), file("song.wav", recording));
    assertEquals(
        true,
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
  }

  private static Path picture(String name) {
    return CallsheetServer.target().resolve(name);
  }
}
