package dev.callsheet.contract.changes;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import dev.callsheet.contract.document.ContractDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The document against the last released one. */
class ReleasedDocumentTest {
  private static final ChangeLog CHANGES =
      DocumentComparison.between(
          ContractDocument.read(new YAMLMapper().readTree(released().toFile())),
          ContractDocument.load());

  @Test
  @SuppressWarnings("SystemOut") // the summary is for whoever watches the build
  void theVersionSaysHowGraveTheChangesAre() throws Exception {
    var folder =
        Files.createDirectories(
            Path.of(System.getProperty("callsheet.checks.target"), "contract-changes"));
    var page = folder.resolve("CHANGES.md");
    Files.writeString(page, CHANGES.markdown());
    System.out.println(CHANGES.summary() + " See " + page);
    CHANGES.lines(Effect.BREAKING).forEach(line -> System.out.println("  breaking " + line));
    var violation = VersionRule.violation(CHANGES);
    if (!violation.isEmpty()) {
      fail(violation);
    }
  }

  @Test
  void openapiDiffSeesNothingBreakingThatThisComparisonDoesNot() throws Exception {
    var before = Files.readString(released());
    var after = Files.readString(ContractDocument.file());
    // It takes seconds, and has nothing to add where this one has found something breaking.
    if (!CHANGES.has(Effect.BREAKING) && !before.equals(after)) {
      assertFalse(
          OpenapiDiff.breaks(before, after),
          () ->
              "openapi-diff sees something breaking. Let the comparison see it too:\n"
                  + CHANGES.markdown());
    }
  }

  private static Path released() {
    return ContractDocument.file().resolveSibling("released").resolve("openapi.yaml");
  }
}
