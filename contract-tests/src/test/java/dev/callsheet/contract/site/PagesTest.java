package dev.callsheet.contract.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.CatalogueEntry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The pages of the site and what they are sent with. */
class PagesTest {
  private static final String POLICY =
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
          + " object-src 'none'";

  /** Of the page that shows media which the browser itself holds. */
  private static final String PLAYER_POLICY =
      POLICY + "; img-src 'self' blob:; media-src 'self' blob:";

  private final Site site = new Site();

  @TestFactory
  Stream<DynamicTest> everyCodeHasAPageThatSaysWhatTheCatalogueSays() {
    return site.server().document().catalogue().stream()
        .map(entry -> dynamicTest(Site.page(entry), () -> tells(entry)));
  }

  @Test
  void theTableOfAFamilyHasEachOfItsCodesOnce() {
    for (var family : site.server().document().families().keySet()) {
      var rows = page("/errors/" + family).select("tbody th a").eachAttr("href");
      var entries =
          site.server().document().catalogue().stream()
              .filter(entry -> entry.family().equals(family))
              .map(Site::page)
              .toList();
      assertEquals(entries, rows);
    }
  }

  @Test
  void theOperationsOfAPageAreThoseThatDeclareTheCode() {
    for (var entry : site.server().document().catalogue()) {
      var declaring =
          site.server().document().operations().stream()
              .filter(operation -> operation.family().equals(entry.family()))
              .filter(operation -> operation.declares(entry.status(), entry.code()))
              .map(operation -> operation.id())
              .collect(Collectors.toCollection(TreeSet::new));
      var shown = new TreeSet<>(page(Site.page(entry)).select("tbody th a code").eachText());
      assertEquals(declaring, shown, Site.page(entry));
    }
  }

  @Test
  void theIndexHasEveryOperationAndEveryResponse() {
    var index = page("/reference/index");
    var listed = index.select("tbody tr[id]").eachAttr("id");
    var document = site.server().document();
    var expected = new TreeSet<String>();
    document.operations().forEach(operation -> expected.add(operation.id()));
    expected.addAll(document.root().at("/components/responses").propertyNames());
    assertEquals(expected, new TreeSet<>(listed));
    assertEquals(expected.size(), listed.size());
  }

  @TestFactory
  Stream<DynamicTest> anErrorLinksToThePageAboutIt() {
    return site.server().document().families().values().stream()
        .map(family -> family.path().replaceAll("\\{[^}]+}", "x") + "/nothing")
        .map(
            path ->
                dynamicTest(
                    path,
                    () -> {
                      var error = site.server().client().send(ApiRequest.of("GET", path));
                      var link = error.header("Link").orElse("").replaceAll("^<(.*)>.*", "$1");
                      assertEquals(200, site.get(link).statusCode(), link);
                      assertTrue(link.endsWith("/" + page(link).title().split(" ", 2)[0]), link);
                    }));
  }

  @Test
  void everyLinkLeadsSomewhere() {
    var pages = site.pages();
    assertTrue(pages.size() > site.server().document().catalogue().size(), pages::toString);
    var broken = new ArrayList<String>();
    for (var page : pages.entrySet()) {
      for (var link : site.internalLinks(page.getValue())) {
        if (!leadsSomewhere(link, pages)) {
          broken.add(page.getKey() + " → " + link);
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void everythingIsSentWithASecurityPolicyAndNothingInline() {
    var paths = new TreeSet<>(site.pages().keySet());
    paths.addAll(List.of("/assets/site.css", "/assets/reference.js", "/assets/none.css", "/none"));
    for (var path : paths) {
      var headers = site.get(path).headers();
      var policy = path.equals("/try") ? PLAYER_POLICY : POLICY;
      assertEquals(List.of(policy), headers.allValues("Content-Security-Policy"), path);
      assertEquals(List.of("nosniff"), headers.allValues("X-Content-Type-Options"), path);
      assertEquals(List.of("no-referrer"), headers.allValues("Referrer-Policy"), path);
    }
    site.pages()
        .forEach(
            (path, page) -> {
              assertEquals(0, page.select("style, script:not([src]), [style]").size(), path);
              assertFalse(page.html().matches("(?s).*\\son[a-z]+=.*"), path);
            });
  }

  @Test
  void everyPageHasTheSameNavigation() {
    var navigations = new TreeSet<String>();
    site.pages()
        .values()
        .forEach(page -> navigations.add(page.select("nav[aria-label=Site]").outerHtml()));
    assertEquals(1, navigations.size(), navigations::toString);
    assertTrue(navigations.first().contains("\"/try\""), navigations::toString);
  }

  @Test
  void aCopyThatIsCurrentIsNotSentAgain() {
    for (var path : List.of("/", "/assets/swagger-ui/swagger-ui-bundle.js")) {
      var tag = site.get(path).headers().firstValue("ETag").orElse("");
      var again = site.send("GET", path, "If-None-Match", tag);
      assertEquals(304, again.statusCode());
      assertEquals("", again.body());
      assertEquals(200, site.send("GET", path, "If-None-Match", "\"other\"").statusCode());
    }
  }

  @Test
  void headTellsWhatGetWouldSend() {
    for (var path : List.of("/", "/errors", "/assets/site.css", "/nothing-here")) {
      var get = site.get(path);
      var head = site.send("HEAD", path);
      assertEquals(get.statusCode(), head.statusCode(), path);
      assertEquals("", head.body(), path);
      for (var name : List.of("ETag", "Content-Type", "Content-Length")) {
        assertEquals(get.headers().allValues(name), head.headers().allValues(name), path);
      }
    }
  }

  @Test
  void whatIsNowhereIsAPageExceptInAFamily() {
    var nowhere = List.of("/nothing", "/errors/none", "/errors/none/none", "/assets/none.css");
    for (var path : nowhere) {
      assertEquals(404, site.get(path).statusCode(), path);
      assertTrue(Site.isPage(site.get(path)), path);
    }
    for (var family : site.server().document().families().values()) {
      var path = family.path().replaceAll("\\{[^}]+}", "x") + "/nothing";
      assertFalse(Site.isPage(site.get(path)), path);
    }
  }

  @Test
  void aSlashTooManyLeadsToThePage() {
    var family = site.server().document().families().keySet().iterator().next();
    for (var path : List.of("/errors", "/reference", "/errors/" + family)) {
      var answer = site.get(path + "/");
      assertEquals(308, answer.statusCode(), path);
      assertEquals(path, answer.headers().firstValue("Location").orElse(""));
    }
    assertEquals(404, site.get("/errors/none/").statusCode());
    assertEquals(404, site.get("/errors//").statusCode());
  }

  @Test
  void filesOutsideOfTheSiteAreNotSent() {
    var family = site.server().document().families().keySet().iterator().next();
    for (var path :
        List.of(
            "/assets/..%2Findex.html",
            "/assets/%2e%2e/index.html",
            "/assets//etc/passwd",
            "/errors/" + family + ".html",
            "/assets/swagger-ui/index.html",
            "/reference/openapi.yaml")) {
      assertTrue(site.get(path).statusCode() >= 400, path);
    }
  }

  @Test
  void nothingOfTheSiteCanBeChanged() {
    for (var method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
      var answer = site.send(method, "/errors");
      assertEquals(405, answer.statusCode(), method);
      assertEquals("GET, HEAD", answer.headers().firstValue("Allow").orElse(""));
      assertEquals(List.of(POLICY), answer.headers().allValues("Content-Security-Policy"), method);
    }
  }

  private void tells(CatalogueEntry entry) {
    var page = page(Site.page(entry));
    var text = page.text();
    for (var field : List.of("title", "when", "remedy")) {
      var said = entry.node().path(field).asString().replace("`", "");
      assertTrue(text.contains(said), () -> said + " is not in " + text);
    }
    var facts = page.select(".facts dd").eachText();
    assertEquals(Integer.toString(entry.status()), facts.getFirst());
    assertTrue(
        facts.get(1).startsWith(entry.retry().key().replace("after-", "after a ")),
        facts::toString);
    assertEquals(entry.retryAfter() ? "sent, in seconds" : "not sent", facts.get(2));
    assertEquals(entry.origin().equals("extension"), facts.get(3).equals("extension"));
    assertEquals(entry.node().has("details"), page.getElementById("details") != null);
  }

  private Document page(String path) {
    var answer = site.get(path);
    assertEquals(200, answer.statusCode(), path);
    return org.jsoup.Jsoup.parse(answer.body());
  }

  private boolean leadsSomewhere(URI link, Map<String, Document> pages) {
    var anchor = Optional.ofNullable(link.getFragment()).orElse("");
    if (anchor.startsWith("/")) {
      return link.getPath().equals("/reference") && isInReference(anchor);
    }
    var page = pages.get(link.getPath());
    if (page == null) {
      return anchor.isEmpty() && site.get(link.getPath()).statusCode() == 200;
    }
    return anchor.isEmpty() || page.getElementById(anchor) != null;
  }

  /** The reference names a tag {@code /Cuts} and an operation {@code /Cuts/createCut}. */
  private boolean isInReference(String anchor) {
    return site.server()
        .document()
        .root()
        .path("paths")
        .valueStream()
        .flatMap(JsonNode::valueStream)
        .filter(operation -> operation.has("operationId"))
        .flatMap(
            operation -> {
              var tag = "/" + operation.path("tags").path(0).asString();
              return Stream.of(tag, tag + "/" + operation.path("operationId").asString());
            })
        .anyMatch(anchor::equals);
  }
}
