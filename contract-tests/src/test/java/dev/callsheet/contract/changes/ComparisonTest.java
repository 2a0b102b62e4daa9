package dev.callsheet.contract.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.document.ContractDocument;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every class of change is told of, and taken for what it is, in a changed copy of the document.
 */
class ComparisonTest {
  private final String document = Files.readString(ContractDocument.file());

  ComparisonTest() throws Exception {}

  @TestFactory
  Stream<DynamicTest> aChangeIsToldOf() {
    return Cases.all().stream().map(change -> dynamicTest(change.name(), () -> assertTold(change)));
  }

  private void assertTold(Case change) {
    assertNotEquals(change.released(document), change.current(document), "nothing was changed");
    var changes = change.changes(document);
    assertTrue(
        changes.lines(change.effect()).stream().anyMatch(line -> line.startsWith(change.line())),
        () -> change.line() + "\nis not in\n" + changes.markdown());
    var gravest = Arrays.stream(Effect.values()).filter(changes::has).findFirst().orElseThrow();
    assertEquals(change.effect(), gravest, changes::markdown);
  }

  @Test
  void anUnchangedDocumentHasNoChanges() {
    var changes = DocumentComparison.between(Case.read(document), Case.read(document));
    assertTrue(changes.isEmpty(), changes::markdown);
    assertTrue(changes.markdown().endsWith("\nNone.\n"));
  }

  @Test
  void theOrderOfPathsAndComponentsIsNoChange() {
    var moved =
        Case.of("")
            .change("  /openapi.yaml:\n", "  /openapi.yml:\n")
            .change("  /openapi.yml:\n", "  /openapi.yaml:\n");
    assertFalse(moved.changes(document).has(Effect.BREAKING));
  }
}
