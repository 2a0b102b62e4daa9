package dev.callsheet.contract.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LanguageModelTest {
  private static final String WORD = DocumentsDesk.generate("word");

  private final DocumentsDesk desk = DocumentsDesk.ofNew("Prompting");

  LanguageModelTest() {
    CallsheetServer.running().grant(desk.tenant(), 20);
  }

  @Test
  void aFreePromptBecomesWhatTheModelMakesOfIt() {
    var run = desk.post(WORD, Map.of("prompt", "Write about the sea.")).expect(200).json();
    assertEquals("The sea", run.path("title").asString());
    assertEquals("[]", run.path("warnings").toString());
    var export =
        desk.post(DocumentsDesk.run(run) + "/export", Map.of("target", "txt")).expect(200).json();
    var target = URI.create(export.path("download_url").asString()).getRawPath();
    var text =
        new String(
            desk.send(ApiRequest.of("GET", target)).expect(200).body(), StandardCharsets.UTF_8);
    assertTrue(text.contains("They come and go."), text);
  }

  @Test
  void theModelIsToldOfAttachedTexts() {
    var notes = DocumentsDesk.id(desk.uploaded("notes.txt", FakeModel.REFUSED + "\n"));
    desk.post(WORD, Map.of("prompt", "Write about it.", "data_sources", List.of(notes)))
        .expect(502, "upstream_error");
  }

  @Test
  void whatTheModelFindsMissingIsTold() {
    var prompt = "Write about the sea, " + FakeModel.INCOMPLETE + ".";
    var refused = desk.post(WORD, Map.of("prompt", prompt)).expect(400, "preflight_failed");
    assertEquals("The report is not attached.", refused.json().path("message").asString());
    var verdict =
        desk.post("/api/v1/preflight", Map.of("format", "word", "prompt", prompt))
            .expect(200)
            .json();
    assertEquals("other", verdict.at("/missing/0/kind").asString());
  }

  @TestFactory
  Stream<DynamicTest> aModelThatFailsCostsNothing() {
    return Stream.of(FakeModel.NONSENSE, FakeModel.REFUSED)
        .map(
            prompt ->
                dynamicTest(
                    prompt,
                    () -> {
                      desk.post(WORD, Map.of("prompt", "Write " + prompt + "."))
                          .expect(502, "upstream_error");
                      assertEquals(
                          20,
                          desk.get("/api/v1/verify").expect(200).json().path("balance").asInt());
                    }));
  }

  @Test
  void anOutlineNeedsNoModel() {
    var outline = "# " + FakeModel.REFUSED + "\n";
    desk.post(WORD, Map.of("outline", outline)).expect(200);
  }
}
