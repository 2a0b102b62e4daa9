package dev.callsheet.contract.coverage;

import dev.callsheet.contract.document.Triple;
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
      int declared, int observed, List<Cell> missing, List<Cell> undeclared, List<Cell> triples) {}

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

  private List<Cell> cells(Collection<Triple> triples) {
    return triples.stream()
        .map(
            triple ->
                new Cell(
                    triple.family(),
                    triple.operation(),
                    triple.status(),
                    triple.code(),
                    matrix.hits(triple)))
        .toList();
  }
}
