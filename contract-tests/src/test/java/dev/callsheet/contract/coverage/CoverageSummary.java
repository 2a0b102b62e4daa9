package dev.callsheet.contract.coverage;

import dev.callsheet.contract.document.Outcome;
import java.util.List;

/** The matrix in figures, and its gaps, as Markdown. */
final class CoverageSummary {
  private final Matrix matrix;
  private final List<String> additions;

  /** Takes sections to add, as Markdown. */
  CoverageSummary(Matrix matrix, List<String> additions) {
    this.matrix = matrix;
    this.additions = List.copyOf(additions);
  }

  String markdown() {
    var text = new StringBuilder("# Contract coverage\n\n");
    text.append(
        "| family | declared | observed | missing | undeclared | exchanges |\n"
            + "|---|--:|--:|--:|--:|--:|\n");
    for (var family : matrix.families()) {
      row(text, family.isEmpty() ? "(none)" : family, matrix.of(family));
    }
    row(text, "**all**", matrix);
    gaps(text, "Declared, but never observed", matrix.missing());
    gaps(text, "Observed, but not declared", matrix.undeclared());
    additions.forEach(addition -> text.append('\n').append(addition));
    return text.toString();
  }

  private static void row(StringBuilder text, String name, Matrix part) {
    text.append(
        "| %s | %d | %d | %d | %d | %d |\n"
            .formatted(
                name,
                part.declared().size(),
                part.covered(),
                part.missing().size(),
                part.undeclared().size(),
                part.hits()));
  }

  private static void gaps(StringBuilder text, String title, List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return;
    }
    text.append("\n## ").append(title).append("\n\n| operation | status | code |\n|---|---|---|\n");
    for (var outcome : outcomes) {
      text.append(
          "| %s | %d | `%s` |\n".formatted(outcome.operation(), outcome.status(), outcome.code()));
    }
  }
}
