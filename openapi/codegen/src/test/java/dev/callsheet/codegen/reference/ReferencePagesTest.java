package dev.callsheet.codegen.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.codegen.GoldenSources;
import dev.callsheet.codegen.JavaCompilation;
import dev.callsheet.codegen.SmallSpec;
import dev.callsheet.codegen.client.HandlingListings;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Response;
import dev.callsheet.codegen.java.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reference generator writes for the small document. */
final class ReferencePagesTest {
  private static final String INDEX = "reference/index.html";

  @TempDir Path classes;

  @Test
  void thePagesAreTheGoldenOnes() throws IOException {
    Contract contract = SmallSpec.contract();
    GoldenSources.assertGolden(
        "reference",
        new ReferencePages(
                contract, SmallSpec.clientTypes(contract), SmallSpec.FRAMEWORK_HEADERS, List.of())
            .pages());
  }

  @Test
  void everyPageLinksToThePagesThatAreNotGenerated() {
    Contract contract = SmallSpec.contract();
    var others = SitePage.ofLines("\n  /guide | Guide | Says <how>.\n\n");
    assertEquals(List.of(new SitePage("/guide", "Guide", "Says <how>.")), others);
    var pages =
        new ReferencePages(
                contract, SmallSpec.clientTypes(contract), SmallSpec.FRAMEWORK_HEADERS, others)
            .pages();
    for (var page : pages) {
      assertContains(page.text(), "\n<a href=\"/guide\">Guide</a>\n");
    }
    assertContains(
        pages.get(0).text(),
        "<li><a href=\"/guide\">Guide</a> <span>Says &lt;how&gt;.</span></li>");
  }

  @Test
  void aLineThatIsNoPageIsRefused() {
    for (String line : List.of("/guide", "/guide | Guide", "guide | Guide | How.", "/a | | How.")) {
      assertThrows(IllegalArgumentException.class, () -> SitePage.ofLines(line), line);
    }
  }

  @Test
  void everyListingCompilesAgainstTheClient() throws IOException {
    assertEquals(List.of(), JavaCompilation.errors(classes, SmallSpec.clientSources()));
    for (SourceFile listing : listings()) {
      assertEquals(
          List.of(), JavaCompilation.errors(classes, List.of(listing), "21"), listing.text());
    }
  }

  @Test
  void aFamilyWithoutCodesHasAPageForEachStatus() {
    String page = page(SmallSpec.text(), "errors/plain/500.html");
    assertContains(page, "<h1><span class=\"subtitle\">Failed</span></h1>");
    assertContains(page, "catch (GetStatusException.InternalServerError error)");
    assertContains(page, "&quot;message&quot;: &quot;It broke.&quot;");
  }

  @Test
  void retryAfterIsShownWithTheCodesThatSendIt() {
    assertContains(page(SmallSpec.text(), "errors/notes/still_indexing.html"), "Retry-After: 3\n");
    assertFalse(page(SmallSpec.text(), "errors/notes/conflict.html").contains("Retry-After: 3"));
  }

  @Test
  void requestsToNoOperationAreMentionedWhereTheyAreAnsweredSo() {
    String unrouted =
        "A request below <code>/notes</code> may be answered so before it reaches an"
            + " operation:</p>\n"
            + "<p>There is no such note.</p>";
    assertContains(page(SmallSpec.text(), "errors/notes/not_found.html"), unrouted);
    assertFalse(page(SmallSpec.text(), "errors/notes/conflict.html").contains(unrouted));
  }

  @Test
  void theIndexSaysWhereAnOperationStandsAndWhatItAnswers() {
    String index = page(SmallSpec.text(), INDEX);
    int line = SmallSpec.line(SmallSpec.text(), "    get:\n      operationId: getNote");
    assertContains(
        index,
        "GET</span> /notes/{note_id}</code></th>"
            + "<td role=\"cell\" data-label=\"Line\"><p>"
            + line
            + "</p></td>");
    assertContains(
        index,
        "<li><a href=\"#NoteConflict\">409</a> <a"
            + " href=\"/errors/notes/conflict\"><code>conflict</code></a>, <a"
            + " href=\"/errors/notes/still_indexing\"><code>still_indexing</code></a></li>");
    assertContains(index, "<li>500 <a href=\"/errors/plain/500\">Failed</a></li>");
  }

  @Test
  void theIndexSaysWhatUsesAComponent() {
    String index = page(SmallSpec.text(), INDEX);
    assertEquals("createNote listNotes", uses(index, "Invalid"), "in the order of the document");
    assertEquals("createNote", uses(index, "RequestId"), "through a response");
    assertEquals(
        "createNote getStatus replaceStatus", uses(index, "RetryAfter"), "of two families");
    assertContains(row(index, "NotFound"), "<p>requests to notes that match no operation</p>");
    assertFalse(row(index, "Invalid").contains("that match no operation"));
  }

  @Test
  void theIndexNamesTheFewOperationsThatDoNotUseAComponent() {
    String invalid = "        '422': {$ref: '#/components/responses/Invalid'}\n";
    String notFound = "        '404': {$ref: '#/components/responses/NotFound'}\n";
    String text = SmallSpec.text().replace(notFound, notFound + invalid);
    assertEquals("each operation of notes", uses(page(text, INDEX), "Invalid"));
    text = text.replace(invalid + "  /notes/{note_id}:\n", "  /notes/{note_id}:\n");
    assertEquals("each operation of notes but listNotes", uses(page(text, INDEX), "Invalid"));
  }

  @Test
  void theDocumentsTextCannotBecomeMarkup() {
    String text =
        SmallSpec.with("title: Taken", "title: '<i>Taken</i>'")
            .replace("Another note has this title.'", "A <script>note</script> has it.'");
    for (String path : List.of("errors/notes.html", "errors/notes/conflict.html")) {
      String page = page(text, path);
      assertFalse(page.contains("<script>"), page);
      assertFalse(page.contains("<i>"), page);
      assertContains(page, "&lt;script&gt;");
    }
    assertContains(page(text, "errors/notes/conflict.html"), "&lt;i&gt;Taken&lt;/i&gt;");
  }

  private static List<SourceFile> listings() {
    Contract contract = SmallSpec.contract();
    var writer =
        new HandlingListings(
            contract, SmallSpec.clientTypes(contract), SmallSpec.FRAMEWORK_HEADERS);
    List<SourceFile> listings = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      for (Response response : operation.errors()) {
        for (String code : response.codes().keySet()) {
          var entry = contract.entry(operation.family(), code, response.status()).orElseThrow();
          listings.add(writer.catching(entry, operation));
          listings.add(writer.acrossOperations(operation.family(), entry));
          listings.add(writer.switching(entry, operation));
        }
      }
    }
    return listings;
  }

  private static String page(String document, String path) {
    Map<String, String> pages = SmallSpec.pages(document);
    String page = pages.get(path);
    assertTrue(page != null, () -> path + " is none of " + pages.keySet());
    return String.valueOf(page);
  }

  private static String uses(String index, String component) {
    return row(index, component)
        .replaceFirst("(?s).*data-label=\"Used by\">", "")
        .replace("</p><p>", " ")
        .replaceAll("<[^>]*>|,", "");
  }

  /** The row of a component. */
  private static String row(String index, String component) {
    return index
        .lines()
        .filter(
            line -> line.contains("<th scope=\"row\" role=\"rowheader\"><code>" + component + "<"))
        .findFirst()
        .orElseThrow();
  }

  private static void assertContains(String page, String part) {
    assertTrue(page.contains(part), () -> part + " is not in\n" + page);
  }
}
