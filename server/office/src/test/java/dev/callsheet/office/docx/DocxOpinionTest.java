package dev.callsheet.office.docx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.Document;
import dev.callsheet.office.opinion.LibreOffice;
import dev.callsheet.office.opinion.OfficeParser;
import dev.callsheet.office.opinion.Python;
import dev.callsheet.office.opinion.Validator;
import dev.callsheet.office.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs of others find in text documents. */
class DocxOpinionTest {
  @TempDir private Path folder;

  @Test
  void microsoftFindsNothingWrong() throws Exception {
    var samples = new LinkedHashMap<String, Document>();
    samples.put("report", Samples.report());
    samples.put("long", Samples.longReport());
    samples.put("right-to-left", Samples.rightToLeft());
    samples.put("chinese", Samples.chinese());
    samples.put("empty", Samples.document("und", null));
    var bad = new ArrayList<>(Samples.badInput().blocks());
    bad.addAll(Samples.nested().blocks());
    bad.addAll(lists(700).blocks());
    bad.add(Samples.deep(500));
    samples.put("bad", Samples.document("en", "\u0000", bad.toArray(Block[]::new)));
    for (Map.Entry<String, Document> sample : samples.entrySet()) {
      var file = Written.of(sample.getValue(), Theme.PLAIN, false).in(folder, sample.getKey());
      assertEquals(List.of(), Validator.errors(file), sample.getKey());
    }
    Validator.assertValid(Written.of(Samples.report(), Samples.BRAND, true).in(folder, "brand"));
  }

  @Test
  void pythonDocxReadsHeadingsListsTablesAndLinks() throws Exception {
    var read =
        Python.json(
            Python.docx(
                """
                import docx, json, sys
                document = docx.Document(sys.argv[1])
                properties = document.core_properties
                print(json.dumps({
                    "title": properties.title,
                    "author": properties.author,
                    "language": properties.language,
                    "headings": [[p.style.name, p.text] for p in document.paragraphs
                        if p.style.name.startswith(("Heading", "Title"))],
                    "lists": [[p.style.name, p.text] for p in document.paragraphs
                        if p.style.name.startswith("List")][:6],
                    "captions": [p.text for p in document.paragraphs
                        if p.style.name == "Caption"],
                    "code": [p.text for p in document.paragraphs if p.style.name == "Code"],
                    "table": [[c.text for c in r.cells] for r in document.tables[0].rows][:3],
                    "tableStyle": document.tables[0].style.name,
                    "links": [r.target_ref for r in document.part.rels.values() if r.is_external],
                    "pictures": len(document.inline_shapes),
                }))
                """,
                Written.of(Samples.report()).in(folder, "report")));
    assertEquals("Annual report", read.path("title").asText());
    assertEquals("Ada Lovelace", read.path("author").asText());
    assertEquals("en-GB", read.path("language").asText());
    assertEquals(
        "[[\"Title\",\"Annual report\"],[\"Heading 2\",\"Sales\"],[\"Heading 3\",\"By month\"],"
            + "[\"Heading 3\",\"As a chart\"],[\"Heading 2\",\"Lists\"],"
            + "[\"Heading 2\",\"What else\"],[\"Heading 2\",\"The end\"]]",
        read.path("headings").toString());
    assertEquals(
        "[[\"List Number\",\"The third thing\"],"
            + "[\"List Number\",\"The fourth thing, with lists of its own\"],"
            + "[\"List Bullet\",\"a bullet\"],[\"List Bullet\",\"another\"],"
            + "[\"List Number\",\"deep\"],[\"List Number\",\"one, with a letter\"]]",
        read.path("lists").toString());
    assertEquals(
        "[\"Table 1: sales.csv\",\"Figure 1: Revenue and cost by month\","
            + "\"Figure 2: A map of the regions\",\"Figure 3: A circle on a green field\"]",
        read.path("captions").toString());
    assertEquals(5, read.path("code").size());
    assertEquals(
        "[[\"Month\",\"Region\",\"Revenue\",\"Cost\",\"Growth\",\"Open\"],"
            + "[\"1 Jan 2026\",\"South and islands\",\"€12,888.71\",\"€9,688.71\",\"\",\"false\"],"
            + "[\"1 Feb 2026\",\"North\",\"€13,431.92\",\"€10,031.92\",\"2.0%\",\"false\"]]",
        read.path("table").toString());
    assertEquals("Data Table", read.path("tableStyle").asText());
    assertEquals(
        "[\"https://example.com/a?b=c&d\",\"mailto:ada@example.com\"]",
        read.path("links").toString());
    assertEquals(3, read.path("pictures").asInt());
  }

  @Test
  void officeparserReadsHeadingsWithTheirLevels() throws Exception {
    var tree = OfficeParser.tree(Written.of(Samples.report()).in(folder, "report"));
    var headings = new ArrayList<String>();
    for (var node : tree.path("content")) {
      if (node.path("type").asText().equals("heading")) {
        headings.add(level(node) + " " + node.path("text").asText());
      }
    }
    assertEquals(
        List.of(
            "1 Annual report",
            "2 Sales",
            "3 By month",
            "3 As a chart",
            "2 Lists",
            "2 What else",
            "2 The end"),
        headings);
  }

  @Test
  void libreOfficeCountsListsPagesAndRepeatsHeaders() throws Exception {
    var report =
        LibreOffice.text(Written.of(Samples.report(), Theme.PLAIN, true).in(folder, "report"));
    for (var mark :
        List.of(
            "3. +The third",
            "4. +The fourth",
            "– +a bullet",
            "a. +deep",
            "a. +one",
            "b. +two",
            "5. +The fifth",
            "1. +first",
            "2. +second",
            "• +short")) {
      assertTrue(Pattern.compile("(?m)^ *" + mark).matcher(report).find(), mark);
    }
    var pages = report.split("\f");
    for (int page = 1; page <= pages.length; page++) {
      assertTrue(pages[page - 1].contains("Page %d of %d".formatted(page, pages.length)), report);
      assertTrue(pages[page - 1].contains("TEST"), report);
    }
    var rows = Samples.document("en", null, Samples.table(Samples.wide("rows.csv", 2, 200)));
    var table = LibreOffice.text(Written.of(rows).in(folder, "rows")).split("\f");
    assertTrue(table.length > 3);
    for (var page : table) {
      assertTrue(Pattern.compile("Name 0 +Count 1").matcher(page).find(), page);
    }
  }

  @Test
  void libreOfficeCountsEachOfHundredsOfListsFromOne() throws Exception {
    var text = LibreOffice.text(Written.of(lists(700)).in(folder, "lists"));
    assertEquals(700, Pattern.compile("(?m)^[ \f]*1\\. +first of").matcher(text).results().count());
    assertEquals(
        700, Pattern.compile("(?m)^[ \f]*2\\. +second of").matcher(text).results().count());
  }

  private static Document lists(int count) {
    var blocks = new Block[count];
    for (int list = 0; list < count; list++) {
      blocks[list] =
          Samples.numbers(1, Samples.item("first of " + list), Samples.item("second of " + list));
    }
    return Samples.document("en", null, blocks);
  }

  private static int level(JsonNode heading) {
    return heading.path("metadata").path("level").asInt();
  }
}
