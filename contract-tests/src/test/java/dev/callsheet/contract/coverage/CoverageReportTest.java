package dev.callsheet.contract.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Outcome;
import dev.callsheet.contract.recording.Body;
import dev.callsheet.contract.recording.Exchange;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The report of a run in which every second answer was seen, and one that is not declared. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoverageReportTest {
  private static final String TOKEN = "4fQ9vXz7KpL2mWc8TbN6rJ3yHd5sGa1uEi0o";

  private final ContractDocument document = ContractDocument.load();
  private final TreeSet<Outcome> declared = new TreeSet<>(document.declared());
  private final Outcome undeclared =
      new Outcome(
          declared.getLast().family(),
          declared.getLast().operation(),
          418,
          "<b>teapot</b> & \"co\"");
  private final Matrix matrix = new Matrix(declared, observed());
  private final String html = new CoveragePage(document, matrix).html();
  private final Document page = withoutScript();

  private Map<Outcome, Coverage.Observation> observed() {
    var coverage = new Coverage();
    var number = 0;
    for (var outcome : declared) {
      if (number++ % 2 == 0) {
        observe(coverage, outcome);
      }
    }
    observe(coverage, undeclared);
    observe(coverage, undeclared);
    return coverage.observations();
  }

  private static void observe(Coverage coverage, Outcome outcome) {
    var body =
        Body.of(
            ("{\"name\":\"<script>\\ud83c\u202E\",\"secret\":\"" + TOKEN + "\"}")
                .getBytes(StandardCharsets.UTF_8));
    coverage.record(
        outcome,
        List.of(),
        new Exchange.Request(
            "POST", "/v1/x?token=" + TOKEN, Map.of("Authorization", "Bearer " + TOKEN), body),
        new Exchange.Response(
            outcome.status(),
            Map.of("x-request-id", List.of("req_1"), "date", List.of("now")),
            body));
  }

  private Document withoutScript() {
    var parsed = Jsoup.parse(html);
    parsed.select("script").remove();
    return parsed;
  }

  @Test
  void thePageIsValid() {
    var parser = Parser.htmlParser().setTrackErrors(10);
    parser.parseInput(html, "");
    assertEquals(List.of(), parser.getErrors());
    var ids = page.select("[id]").eachAttr("id");
    assertEquals(ids.size(), new HashSet<>(ids).size(), "an id stands there twice");
    assertEquals("en", page.select("html").attr("lang"));
    assertEquals(1, page.select("h1").size());
  }

  @Test
  void theMatrixHoldsEveryAnswerWithItsCode() {
    var shown =
        page.select("table td a").stream()
            .map(CoverageReportTest::shown)
            .collect(Collectors.toCollection(TreeSet::new));
    var all = new TreeSet<String>();
    for (var outcome : matrix.all()) {
      var operation =
          outcome.operation().equals(Outcome.UNROUTED) ? "unrouted" : outcome.operation();
      all.add(operation + " " + outcome.status() + " " + AnswerView.named(outcome.code()));
    }
    assertEquals(all, shown);
    assertEquals(matrix.all().size(), page.select("table td a").size());
  }

  private static String shown(Element answer) {
    var cell = answer.parents().select("td").first();
    assertNotNull(cell);
    var operation = cell.siblingElements().select("th a").text();
    return operation + " " + cell.attr("data-s") + " " + answer.select("b").text();
  }

  @Test
  void aCellStandsBelowItsStatus() {
    for (var table : page.select("table")) {
      var head = table.select("thead th").eachAttr("data-s");
      for (var row : table.select("tbody tr:has(td)")) {
        assertEquals(head.subList(0, head.size()), row.select("td").eachAttr("data-s"));
      }
    }
  }

  @Test
  void whatIsMissingOrUndeclaredSaysSoAndIsRed() {
    assertEquals(matrix.missing().size(), page.select("td a.missing").size());
    assertTrue(
        page.select("td a.missing").eachText().stream()
            .allMatch(text -> text.endsWith(" missing")));
    assertEquals(matrix.covered(), page.select("td a.observed").size());
    assertEquals(1, page.select("td a.undeclared").size());
    assertEquals(matrix.missing().size() + 1, page.select(".gaps li a").size());
    assertTrue(html.contains("--missing: #b3201b"));
    assertEquals(List.of("" + matrix.missing().size()), page.select("dd.n-missing").eachText());
  }

  @Test
  void everyCellLeadsToHowItCameAbout() {
    for (var answer : page.select("td a, .gaps a")) {
      var target = page.getElementById(answer.attr("href").substring(1));
      assertNotNull(target, () -> answer.attr("href") + " leads nowhere");
      assertTrue(target.hasClass(answer.className()), target::outerHtml);
    }
    var observed = page.select("details.answer.undeclared");
    assertEquals(
        "418 <b>teapot</b> & \"co\" 2× first by CoverageReportTest",
        observed.select("summary").text().replaceAll("[.] ?.*", ""));
    assertTrue(
        observed
            .select("pre")
            .getFirst()
            .wholeText()
            .startsWith(
                "POST /v1/x?token=…\nAuthorization: Bearer …\n\n{\n  \"name\" : \"<script>\\uD83C\\u202E\","));
    assertTrue(
        observed.select("pre").getLast().wholeText().startsWith("418\nx-request-id: req_1\n\n{"));
  }

  @Test
  void thePageRefersToNothingOutsideOfItself() {
    assertEquals(
        List.of(),
        page.select("[src], [srcset], iframe, object, embed, [action]").eachAttr("outerHtml"));
    Predicate<String> outside = link -> !link.startsWith("#") && !link.equals("data:,");
    assertEquals(
        List.of(), page.select("[href]").eachAttr("href").stream().filter(outside).toList());
    var style = page.select("style").html();
    assertFalse(style.contains("url(") || style.contains("@import"), style);
    var script = Jsoup.parse(html).select("script").html();
    assertFalse(
        script.contains("fetch") || script.contains("import") || script.contains("http"), script);
  }

  @Test
  void thePageIsUsableWithoutScript() {
    assertTrue(page.select("form").hasAttr("hidden"), "a filter that does nothing is not shown");
    assertEquals(0, page.select("[hidden] table, [hidden] details").size());
    assertEquals(List.of(), page.select("[onclick], [onchange], a[href^=javascript]"));
  }

  @Test
  void tablesSayWhatTheirHeadsAreOf() {
    for (var table : page.select("table")) {
      assertFalse(table.select("caption").text().isBlank());
      assertEquals(0, table.select("thead th:not([scope=col]), tbody th:not([scope])").size());
      assertEquals(
          table.select("tr[data-o]").size(), table.select("tr[data-o] > th[scope=row]").size());
    }
    assertEquals(
        page.select("form input, form select").size(),
        page.select("form label > input, form label > select").size());
  }

  @Test
  void noFileShowsASecret() {
    var files =
        html
            + new CoverageData(matrix).json()
            + new CoverageSummary(matrix, List.of()).markdown()
            + new CoverageCases(matrix).xml();
    assertFalse(files.contains(TOKEN));
  }

  @Test
  void eachFamilyHasItsOwnTable() {
    var two =
        ContractDocument.read(
            new YAMLMapper()
                .readTree(
                    """
                    info: {title: Two}
                    tags: [{name: Works}]
                    x-families:
                      first: {paths: [/a], error: {code: /code}, framework-errors: {no-route: {status: 404, code: gone}}}
                      second: {paths: [/b], error: {code: /code}, framework-errors: {no-route: {status: 404, code: lost}}}
                    paths:
                      /a/works: {get: {operationId: listWorks, tags: [Works], responses: {'200': {}}}}
                      /b/works: {get: {operationId: findWorks, tags: [Works], responses: {'200': {}, '409': {content: {application/json: {schema: {properties: {code: {enum: [busy]}}}}}}}}}
                      /health: {get: {operationId: readHealth, responses: {'200': {}}}}
                    """));
    var shown = Jsoup.parse(new CoveragePage(two, new Matrix(two.declared(), Map.of())).html());
    assertEquals(
        List.of("family-first", "family-second", "no-family"),
        shown.select(".family").eachAttr("id"));
    assertEquals(
        List.of("200", "404", "200", "404", "409", "200"),
        shown.select("thead th[data-s]").eachAttr("data-s"));
    assertEquals(
        List.of("listWorks", "unrouted", "findWorks", "unrouted", "readHealth"),
        shown.select("tbody th a").eachText());
    assertEquals(
        List.of(
            "0 of 2 observed (0 %), 2 missing, 0 undeclared, 0 exchanges.",
            "0 of 3 observed (0 %), 3 missing, 0 undeclared, 0 exchanges.",
            "0 of 1 observed (0 %), 1 missing, 0 undeclared, 0 exchanges."),
        shown.select(".totals").eachText());
  }

  @Test
  void theXmlHasACaseForEachAnswerAndAFailureForEachGap() throws Exception {
    var xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    new CoverageCases(matrix).xml().getBytes(StandardCharsets.UTF_8)));
    assertEquals(matrix.all().size(), xml.getElementsByTagName("testcase").getLength());
    assertEquals(matrix.missing().size() + 1, xml.getElementsByTagName("failure").getLength());
  }

  @Test
  void theSummaryCountsAndListsTheGaps() {
    var markdown = new CoverageSummary(matrix, List.of("## More\n")).markdown();
    assertTrue(
        markdown.contains(
            "| **all** | %d | %d | %d | 1 | %d |\n"
                .formatted(
                    declared.size(), matrix.covered(), matrix.missing().size(), matrix.hits())),
        markdown);
    assertTrue(
        markdown.contains("| " + undeclared.operation() + " | 418 | `" + undeclared.code() + "` |"),
        markdown);
    for (var outcome : matrix.missing()) {
      assertTrue(
          markdown.contains(
              "| %s | %d | `%s` |"
                  .formatted(outcome.operation(), outcome.status(), outcome.code())));
    }
    assertTrue(markdown.endsWith("\n## More\n"), markdown);
  }
}
