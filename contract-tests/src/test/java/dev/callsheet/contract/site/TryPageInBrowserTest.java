package dev.callsheet.contract.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.callsheet.contract.browser.HeadlessBrowser;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.tasks.TasksDesk;
import dev.callsheet.tool.AbsentTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page on which tasks are tried, in a browser: what it sends, what it shows, what it keeps. */
class TryPageInBrowserTest {
  /** What the player of the result does. */
  private static final String PLAYER =
      """
      () => {
        const { currentTime, ended, readyState, videoHeight, buffered, error } =
          document.querySelector('#result video');
        const parts = Array.from({ length: buffered.length }, (_, at) => [buffered.start(at), buffered.end(at)]);
        return JSON.stringify(
          { currentTime, ended, readyState, videoHeight, parts, error: error?.message,
            told: document.querySelector('#error').innerText });
      }
      """;

  private static final double PATIENCE_MS = 90_000;

  private static HeadlessBrowser browser;
  private static TasksDesk desk;

  private final CallsheetServer server = CallsheetServer.running();
  private final String origin = "http://localhost:" + server.address().getPort();
  private final List<String> complaints = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private BrowserContext window;
  private Page page;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    browser = HeadlessBrowser.start();
    desk = TasksDesk.ofNew("Trying", 100);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    open(new Browser.NewContextOptions().setViewportSize(1400, 900));
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void open(Browser.NewContextOptions options) {
    window = browser.window(options);
    page = window.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(request -> sent.add(request.method() + " " + request.url()));
    page.navigate(origin + "/try");
    page.waitForSelector("#parameters label");
  }

  private void choose(Path recording, String kind) {
    page.setInputFiles(
        "#file",
        new FilePayload(
            String.valueOf(recording.getFileName()), "video/mp4", Recordings.read(recording)));
    page.fill("#key", desk.key());
    page.selectOption("#kind", kind);
  }

  private void set(String parameter, String value) {
    var field = page.locator("#parameter-" + parameter);
    if (field.evaluate("field => field.tagName").equals("SELECT")) {
      field.selectOption(value);
    } else {
      field.fill(value);
    }
  }

  private void run() {
    page.click("#run");
    page.waitForFunction(
        "() => !document.getElementById('run').disabled"
            + " && document.getElementById('state').textContent !== 'Nothing has been run yet.'");
  }

  private void succeed() {
    run();
    var state = page.innerText("#state");
    assertTrue(state.startsWith("The task has succeeded"), () -> state + page.innerText("#error"));
    assertEquals("", page.innerText("#error"));
  }

  private void await(String expression) {
    try {
      page.waitForFunction("() => " + expression);
    } catch (TimeoutError late) {
      throw new AssertionError(expression + " never came: " + page.evaluate(PLAYER), late);
    }
  }

  private void photograph(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(CallsheetServer.target().resolve("try-page-" + name + ".png")));
  }

  @Test
  void aVideoIsPlayedBesideItsSource() {
    choose(Recordings.talk(), "video");
    set("width", "160");
    succeed();
    await("document.querySelector('#source video').videoWidth === 320");
    await("document.querySelector('#result video').videoWidth === 160");
    assertTrue(page.innerText("#facts").contains("160 × 90"), () -> page.innerText("#facts"));
    photograph("video");
    assertEquals(List.of(), complaints);
  }

  @Test
  void soundIsPlayedBelowItsWaveform() {
    choose(Recordings.talk(), "audio");
    set("format", "mp3");
    set("peaks", "true");
    set("normalize", "true");
    succeed();
    await("document.querySelector('#result audio').duration > 11");
    await("document.querySelector('#result canvas')?.getAttribute('role') === 'img'");
    assertTrue(
        page.innerText("#facts").matches("(?s).* LUFS → -2[23]\\.\\d LUFS.*"),
        () -> page.innerText("#facts"));
    // It speaks for two seconds and is silent for two: high columns, and low ones.
    page.waitForFunction(
        """
        () => {
          const canvas = document.querySelector('#result canvas');
          const {width, height} = canvas;
          const pixels = canvas.getContext('2d').getImageData(0, 0, width, height).data;
          const drawn = second => {
            const column = Math.floor(second / 12 * width);
            let count = 0;
            for (let row = 0; row < height; row++) {
              count += pixels[4 * (row * width + column) + 3] > 0 ? 1 : 0;
            }
            return count;
          };
          return drawn(1) > 10 && drawn(3) < 4 && drawn(5) > 10;
        }
        """);
    photograph("audio");
    assertEquals(List.of(), complaints);
  }

  @Test
  void anImageOfAVideoIsShown() {
    choose(Recordings.talk(), "image");
    set("format", "webp");
    set("width", "100");
    set("at_ms", "1000");
    succeed();
    await("document.querySelector('#result img').naturalWidth === 100");
    photograph("image");
    assertEquals(List.of(), complaints);
  }

  @Test
  void aStreamIsPlayedSoughtAndChangedInQuality() {
    choose(Recordings.talk(), "adaptive_video");
    set("heights", "144, 180");
    set("segment_ms", "2000");
    succeed();
    await("document.querySelector('#result video').readyState >= 3");
    page.evaluate("document.querySelector('#result video').muted = true");
    page.evaluate("document.querySelector('#result video').play()");
    await("document.querySelector('#result video').currentTime > 0.5");
    assertEquals(3, page.locator("#quality option").count());
    for (var place : List.of(0, 1)) {
      page.selectOption("#quality", Integer.toString(place));
      await("document.querySelector('#result video').videoHeight === " + (place == 0 ? 144 : 180));
    }
    page.evaluate("document.querySelector('#result video').currentTime = 11");
    await("document.querySelector('#result video').ended");
    await("Math.abs(document.querySelector('#result video').duration - 12) < 0.2");
    photograph("stream");
    assertTrue(sent.stream().anyMatch(request -> request.endsWith("/master.m3u8")), sent::toString);
    assertEquals(List.of(), complaints);
  }

  @Test
  void whatTheServerRefusesIsToldWithTheWayToItsPage() {
    choose(Recordings.talk(), "video");
    page.fill("#key", "tsk_wrong");
    run();
    var link = page.locator("#error a");
    assertEquals("token_invalid", link.innerText());
    link.click();
    page.waitForURL("**/errors/tasks/token_invalid");
  }

  @Test
  void whatATaskFailsOfIsTold() {
    choose(Recordings.voice(), "thumbnails");
    run();
    assertTrue(page.innerText("#state").startsWith("The task has failed"), page::content);
    assertEquals("format_unsupported", page.innerText("#error a"));
  }

  @Test
  void aFileIsSentOnceForSeveralTasks() {
    choose(Recordings.talk(), "image");
    succeed();
    page.selectOption("#kind", "chapters");
    succeed();
    assertEquals(1, sent.stream().filter(request -> request.startsWith("PUT ")).count());
    assertTrue(page.innerText("#result").contains("WEBVTT"), () -> page.innerText("#result"));
  }

  @Test
  void theKeyIsKeptNowhere() {
    choose(Recordings.talk(), "image");
    succeed();
    assertFalse(page.content().contains(desk.key()));
    assertEquals(origin + "/try", page.url());
    assertEquals(0, page.evaluate("localStorage.length + sessionStorage.length"));
    assertEquals(List.of(), window.cookies());
    assertTrue(sent.stream().noneMatch(request -> request.contains(desk.key())), sent::toString);
    assertTrue(
        sent.stream()
            .map(request -> request.replaceFirst("^\\S+ (blob:)?", ""))
            .allMatch(url -> url.startsWith(origin + "/")),
        sent::toString);
    page.reload();
    assertEquals("", page.inputValue("#key"));
  }

  @Test
  void theCommandsDoWhatTheFormSays(@TempDir Path folder) throws Exception {
    AbsentTool.skipUnlessInstalled("bash", "curl");
    choose(Recordings.talk(), "image");
    set("widths", "64, 32");
    Files.copy(Recordings.talk(), folder.resolve("talk.mp4"));
    var output = folder.resolve("output").toFile();
    var shell = new ProcessBuilder("bash", "-c", page.innerText("#curl"));
    shell.environment().put("KEY", desk.key());
    var process =
        shell.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output).start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    var told = Files.readString(output.toPath());
    assertTrue(told.contains("\"status\":\"succeeded\""), told);
    assertTrue(told.contains("\"widths\":[64,32]"), told);
  }

  @Test
  void theProgramsCompileWhateverTheFormSays(@TempDir Path classes) throws IOException {
    var listings = new JavaListings();
    choose(Recordings.talk(), "video");
    for (var kind : kinds()) {
      page.selectOption("#kind", kind);
      listings.add(kind, page.innerText("#java"));
      for (var name : parameters().keySet()) {
        set(name, value(name));
      }
      var all = page.innerText("#java");
      parameters().keySet().forEach(name -> assertTrue(all.contains(setter(name)), all));
      listings.add(kind, all);
    }
    page.setInputFiles("#file", new Path[0]);
    page.fill("#url", "https://example.com/a'b.mp4");
    listings.add("a URL", page.innerText("#java"));
    assertEquals(List.of(), listings.errors(classes));
  }

  /** A value that the field takes. */
  private String value(String name) {
    var field = page.locator("#parameter-" + name);
    if (field.evaluate("field => field.tagName").equals("SELECT")) {
      return field.locator("option").last().getAttribute("value");
    }
    if ("number".equals(field.getAttribute("type"))) {
      return field.getAttribute("max");
    }
    return field.getAttribute("placeholder").replace("such as ", "");
  }

  private static String setter(String name) {
    var setter = new StringBuilder(".with");
    for (var part : name.split("_", -1)) {
      setter.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
    }
    return setter.append('(').toString();
  }

  private List<String> kinds() {
    return page.locator("#kind option").allTextContents();
  }

  /** The parameters of the chosen kind, with the bounds of those that are numbers. */
  private TreeMap<String, String> parameters() {
    var parameters = new TreeMap<String, String>();
    for (var field : page.locator("[data-parameter]").all()) {
      parameters.put(
          field.getAttribute("data-parameter"),
          "number".equals(field.getAttribute("type"))
              ? bounds(field.getAttribute("min"), field.getAttribute("max"))
              : "");
    }
    return parameters;
  }

  private static String bounds(String minimum, String maximum) {
    return minimum + " to " + maximum;
  }

  @Test
  void theFormHasTheKindsAndParametersOfTheDocument() {
    var schemas = server.document().root().at("/components/schemas");
    var mapping = schemas.at("/TasksTaskSpec/discriminator/mapping");
    assertEquals(new TreeSet<>(mapping.propertyNames()), new TreeSet<>(kinds()));
    for (var kind : kinds()) {
      page.selectOption("#kind", kind);
      var name = mapping.path(kind).asString().replaceFirst(".*/", "");
      var expected = new TreeMap<String, String>();
      schemas
          .path(name)
          .path("properties")
          .properties()
          .forEach(property -> expected.put(property.getKey(), bounds(property.getValue())));
      List.of("kind", "url", "file_id", "ref").forEach(expected::remove);
      assertEquals(expected, parameters(), kind);
    }
  }

  private static String bounds(JsonNode schema) {
    return schema.has("minimum")
        ? bounds(schema.path("minimum").asString(), schema.path("maximum").asString())
        : "";
  }

  @Test
  void thePageFitsOnAPhoneInTheDark() {
    close();
    open(
        new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
    choose(Recordings.talk(), "thumbnails");
    set("count", "4");
    succeed();
    await("document.querySelectorAll('#result img').length === 4");
    photograph("phone");
    assertEquals(
        true,
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    assertEquals(List.of(), complaints);
  }

  @Test
  void nothingKeepsPeopleFromUsingTheResult() throws IOException {
    choose(Recordings.talk(), "thumbnails");
    set("count", "4");
    succeed();
    page.evaluate(browser.script("axe-core/axe.min.js"));
    assertEquals(
        List.of(),
        page.evaluate(
            "async () => (await axe.run()).violations.map(violation => violation.id + ' at '"
                + " + violation.nodes.map(node => node.target))"));
  }
}
