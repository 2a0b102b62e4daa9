package dev.callsheet.contract.coverage;

import dev.callsheet.contract.document.ContractDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The matrix as files: a page and a summary for people, JSON and XML for programs. */
final class CoverageReport {
  private final ContractDocument document;
  private final Matrix matrix;
  private final List<String> additions;

  /** Takes sections to add to the summary, as Markdown. */
  CoverageReport(ContractDocument document, Matrix matrix, List<String> additions) {
    this.document = document;
    this.matrix = matrix;
    this.additions = List.copyOf(additions);
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("index.html"), new CoveragePage(document, matrix).html());
    Files.writeString(
        folder.resolve("summary.md"), new CoverageSummary(matrix, additions).markdown());
    Files.writeString(folder.resolve("coverage.json"), new CoverageData(matrix).json());
    Files.writeString(folder.resolve("junit.xml"), new CoverageCases(matrix).xml());
  }

  /** What the console shows. */
  String summary() {
    var lines = new ArrayList<String>();
    lines.add(
        "Contract coverage: %d of %d declared (operation, status, code) observed, %d undeclared."
            .formatted(matrix.covered(), matrix.declared().size(), matrix.undeclared().size()));
    matrix.missing().forEach(outcome -> lines.add("  missing    " + outcome));
    matrix.undeclared().forEach(outcome -> lines.add("  undeclared " + outcome));
    return String.join("\n", lines);
  }
}
