package dev.callsheet.contract.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.callsheet.contract.browser.HeadlessBrowser;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.family.FrameworkErrors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The site in a browser: quiet, self-contained, usable on a phone, and the reference at work. */
class SiteInBrowserTest {
  private static HeadlessBrowser browser;

  private final Site site = new Site();
  // By its name, not the number that the document and the tests know the server by.
  private final String origin = "http://localhost:" + site.server().address().getPort();
  private final Family family = site.server().document().families().values().iterator().next();
  private final ApiOperation operation = firstList();
  private final String section = section(operation);
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
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
  void openWindow() {
    open(new Browser.NewContextOptions().setViewportSize(1400, 900));
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }

  @Test
  void everyPageLoadsWithoutAComplaintAndWithoutLeavingTheServer() {
    for (var path : site.pages().keySet()) {
      read(path);
    }
    assertEquals(List.of(), complaints);
    assertEquals(List.of(), requests.stream().filter(leaves()).toList());
    assertTrue(requests.size() > 2 * site.server().document().catalogue().size());
  }

  @Test
  void whatThePolicyForbidsIsComplainedOf() {
    read("/");
    page.evaluate(
        "document.body.append(Object.assign(new Image(), {src: 'data:image/gif;base64,'}))");
    page.evaluate("document.body.setAttribute('style', 'color: red')");
    page.waitForCondition(() -> complaints.size() >= 2);
    assertTrue(complaints.getFirst().contains("Content Security Policy"), complaints::toString);
  }

  @Test
  void theReferenceOpensTheOperationThatAnErrorPageLinksTo() {
    read(Site.page(site.server().document().catalogue().getFirst()));
    var link = page.locator("tbody th a").first();
    var linked = site.server().document().operation(link.innerText().strip());
    link.click();
    page.waitForSelector(section(linked) + ".is-open");
    assertEquals(List.of(), complaints);
  }

  @Test
  void anOperationIsTriedOnTheServerThatServesThePage() {
    tryOperation(site.server().tenants(family.name()).main().key());
    assertEquals("200", status());
    assertTrue(
        requests.stream().anyMatch(request -> request.startsWith(origin + operation.path())),
        requests::toString);
    assertEquals(List.of(), requests.stream().filter(leaves()).toList());
    assertEquals(List.of(), complaints);
  }

  @Test
  void aBadKeyIsAnsweredSoInTheReference() {
    var refused = FrameworkErrors.of(site.server().document(), operation).withoutKey();
    tryOperation(family.keyPrefixes().getFirst() + "wrong");
    assertEquals(Integer.toString(refused.status()), status());
    assertTrue(answer().contains(refused.code()), this::answer);
    // The browser itself tells of every answer that is an error; nothing else may be told.
    assertEquals(
        List.of(),
        complaints.stream()
            .filter(said -> !said.contains("status of " + refused.status()))
            .toList());
  }

  @Test
  void everythingFitsOnAPhone() {
    closeWindow();
    open(new Browser.NewContextOptions().setViewportSize(390, 844));
    var tooWide = new TreeSet<String>();
    var paths = new ArrayList<>(site.pages().keySet());
    paths.add("/nothing");
    for (var path : paths) {
      read(path);
      if (!fits()) {
        tooWide.add(path);
      }
    }
    tryOperation(site.server().tenants(family.name()).main().key());
    if (!fits()) {
      tooWide.add("an operation that was tried");
    }
    assertEquals(new TreeSet<>(), tooWide);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void nothingKeepsPeopleFromUsingThePages(ColorScheme colors) throws IOException {
    closeWindow();
    open(new Browser.NewContextOptions().setViewportSize(1400, 900).setColorScheme(colors));
    var axe = browser.script("axe-core/axe.min.js");
    var found = new ArrayList<String>();
    for (var path : onePageOfEachKind()) {
      read(path);
      page.evaluate(axe);
      // The viewer within the reference is not ours to mend.
      var violations =
          page.evaluate(
              """
              async () => (await axe.run({exclude: ['#reference']})).violations.flatMap(
                violation => violation.nodes.map(
                  node => violation.id + ' at ' + node.target + ': ' + node.failureSummary))
              """);
      if (violations instanceof List<?> list) {
        list.forEach(violation -> found.add(path + ": " + violation));
      }
      assertEquals(1, page.locator("h1").count(), path);
    }
    assertEquals(List.of(), found);
  }

  private List<String> onePageOfEachKind() {
    var entries = site.server().document().catalogue();
    var detailed = entries.stream().filter(entry -> entry.node().has("details")).findFirst();
    var family = entries.getFirst().family();
    return List.of(
        "/",
        "/errors",
        "/errors/" + family,
        Site.page(detailed.orElseThrow()),
        "/reference",
        "/reference/index",
        "/log",
        "/try",
        "/nothing");
  }

  private void open(Browser.NewContextOptions options) {
    window = browser.window(options);
    page = window.newPage();
    complaints.clear();
    requests.clear();
    page.onConsoleMessage(
        message -> {
          if (!message.type().equals("log") && !message.type().equals("info")) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    page.onRequest(request -> requests.add(request.url()));
  }

  /** Goes to a page; the reference is there once it shows the operations. */
  private void read(String path) {
    page.navigate(origin + path);
    if (path.equals("/reference") || path.startsWith("/reference#")) {
      page.waitForSelector(section);
    }
  }

  private void tryOperation(String key) {
    read("/reference#/" + tag(operation) + "/" + operation.id());
    page.waitForSelector(section + ".is-open");
    click(".btn.authorize");
    page.locator(".auth-container input").first().fill(key);
    click(".auth-btn-wrapper .authorize");
    click(".auth-btn-wrapper .btn-done");
    click(section + " .execute");
    page.waitForSelector(section + " .live-responses-table");
  }

  /** The first operation of the first family that can be tried by a click. */
  private ApiOperation firstList() {
    return site.server().document().operations().stream()
        .filter(each -> each.family().equals(family.name()) && each.secured())
        .filter(each -> each.method().equals("GET") && each.placeholders().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /** Where the reference shows an operation. */
  private static String section(ApiOperation of) {
    return "#operations-" + tag(of) + "-" + of.id();
  }

  private static String tag(ApiOperation of) {
    return of.node().path("tags").path(0).asString();
  }

  /** Clicks at once: the reference is long, and a slow machine may not draw it at rest in time. */
  private void click(String selector) {
    page.locator(selector).first().dispatchEvent("click");
  }

  private String status() {
    return page.locator(section + " .live-responses-table .response .response-col_status")
        .innerText()
        .strip();
  }

  private String answer() {
    return page.locator(section + " .live-responses-table .response-col_description")
        .last()
        .innerText();
  }

  private boolean fits() {
    return Boolean.TRUE.equals(
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
  }

  private Predicate<String> leaves() {
    return request -> !request.startsWith(origin + "/");
  }
}
