package dev.callsheet.contract.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreflightTest {
  private static final String PREFLIGHT = "/api/v1/preflight";

  private final DocumentsDesk desk = DocumentsDesk.ofNew("Preflight");

  @Test
  void whatIsMissingIsToldByItsLine() {
    var verdict =
        desk.post(
                PREFLIGHT,
                Map.of(
                    "format",
                    "word",
                    "outline",
                    "# Sales\n\n{{table: sales.csv}}\n\n{{image: logo.png}}\n\n{{wonder}}\n"))
            .expect(200)
            .json();
    assertFalse(verdict.path("valid").asBoolean());
    assertEquals(
        List.of("table 3", "image 5", "directive 7"),
        verdict
            .path("missing")
            .valueStream()
            .map(each -> each.path("kind").asString() + " " + each.path("line").asInt())
            .toList());
    assertTrue(verdict.path("reason").asString().contains("sales.csv"), verdict::toString);
    assertEquals(2, verdict.path("charge").asInt());
    assertEquals(0, desk.get("/api/v1/verify").expect(200).json().path("balance").asInt());
  }

  @Test
  void aFileIsKnownByItsColumnsWithoutBeingRead() {
    var file = DocumentsDesk.id(desk.uploaded("sales.csv", "month,revenue\nMay,12\n"));
    var request =
        Map.of(
            "format", "slides",
            "data_sources", List.of(file),
            "outline", "# Sales\n\n{{chart: line, sales.csv, x=month, y=revenue}}\n");
    var verdict = desk.post(PREFLIGHT, request).expect(200).json();
    assertTrue(verdict.path("valid").asBoolean(), verdict::toString);
    assertFalse(verdict.has("reason"));
    assertEquals(1, verdict.at("/detected/charts").size());
    var lacking =
        desk.post(
                PREFLIGHT,
                DocumentsDesk.with(
                    request, "outline", "{{chart: line, sales.csv, x=month, y=profit}}"))
            .expect(200)
            .json();
    assertEquals("column", lacking.at("/missing/0/kind").asString());
  }

  @Test
  void anOutlineOrAPromptIsRequired() {
    desk.post(PREFLIGHT, Map.of("format", "excel")).expect(400, "invalid_request");
    desk.post(PREFLIGHT, Map.of("outline", "# A")).expect(400, "invalid_request");
  }
}
