package dev.callsheet.contract.coverage;

import dev.callsheet.contract.document.Outcome;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The matrix as JSON. */
final class CoverageData {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Matrix matrix;

  CoverageData(Matrix matrix) {
    this.matrix = matrix;
  }

  private record Content(
      int declared, int observed, List<Cell> missing, List<Cell> undeclared, List<Cell> outcomes) {}

  private record Cell(String family, String operation, int status, String code, long hits) {}

  String json() {
    var content =
        new Content(
            matrix.declared().size(),
            matrix.covered(),
            cells(matrix.missing()),
            cells(matrix.undeclared()),
            cells(matrix.all()));
    return JSON.writeValueAsString(content) + "\n";
  }

  private List<Cell> cells(Collection<Outcome> outcomes) {
    return outcomes.stream()
        .map(
            outcome ->
                new Cell(
                    outcome.family(),
                    outcome.operation(),
                    outcome.status(),
                    outcome.code(),
                    matrix.hits(outcome)))
        .toList();
  }
}
