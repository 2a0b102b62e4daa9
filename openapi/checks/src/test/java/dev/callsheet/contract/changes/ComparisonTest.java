package dev.callsheet.contract.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.document.ContractDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every class of change is told of, and taken for what it is, in a changed copy of a small
 * document.
 */
class ComparisonTest {
  private final String text =
      Files.readString(Path.of("src/test/resources/dev/callsheet/contract/changes/small.yaml"));
  private final ContractDocument document = Case.read(text);

  ComparisonTest() throws Exception {}

  @TestFactory
  Stream<DynamicTest> aChangeIsToldOf() {
    return ChangeCases.all().stream()
        .map(change -> dynamicTest(change.name(), () -> assertTold(change)));
  }

  private void assertTold(Case change) {
    var released = change.released(text);
    var current = change.current(text);
    assertNotEquals(released, current, "nothing was changed");
    var changes =
        DocumentComparison.between(
            released.equals(text) ? document : Case.read(released), Case.read(current));
    assertTrue(
        changes.lines(change.effect()).stream().anyMatch(line -> line.startsWith(change.line())),
        () -> change.line() + "\nis not in\n" + changes.markdown());
    var gravest = Arrays.stream(Effect.values()).filter(changes::has).findFirst().orElseThrow();
    assertEquals(change.effect(), gravest, changes::markdown);
    if (gravest != Effect.BREAKING) {
      assertFalse(OpenapiDiff.breaks(released, current), "openapi-diff calls this breaking");
    }
  }

  @Test
  void anUnchangedDocumentHasNoChanges() {
    var changes = DocumentComparison.between(document, Case.read(text));
    assertTrue(changes.isEmpty(), changes::markdown);
    assertTrue(changes.markdown().endsWith("\nNone.\n"));
  }

  @Test
  void aBreakingChangeIsRefusedUnlessTheMajorPartMoves() {
    var broken = Case.of("").change("\n    CutCreationConflictError:\n", ", asset_failed]", "]");
    var refused =
        VersionRule.violation(
            DocumentComparison.between(document, Case.read(broken.current(text))));
    assertTrue(refused.contains("- `createCut` 409 no longer answers `asset_failed`"), refused);

    var moved = broken.change("info:\n", "  version: ", "  version: 9");
    var released = Case.read(moved.current(text));
    assertEquals("", VersionRule.violation(DocumentComparison.between(document, released)));
  }

  @Test
  void openapiDiffIsHeard() {
    var gone = Case.of("").change("\n    options:\n", "\n    x-options:\n");
    assertTrue(OpenapiDiff.breaks(text, gone.current(text)));
    assertFalse(OpenapiDiff.breaks(text, text));
  }
}
