package dev.callsheet.contract.coverage;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One operation on the page.
 *
 * @param id in the page
 * @param line its method and path; empty for what is no operation
 * @param cells one for each column of the table
 */
record OperationView(String id, String name, String line, String summary, List<Cell> cells) {

  /**
   * What an operation answers with one status.
   *
   * @param narrow whether all answers of the column have the same code, which its head names
   */
  record Cell(int status, boolean narrow, List<AnswerView> answers) {}

  static OperationView of(ContractDocument document, Matrix matrix, ApiOperation operation) {
    return new OperationView(
        operation.id(),
        operation.id(),
        operation.method() + " " + operation.path(),
        operation.node().path("summary").asString(""),
        cells(document, matrix, operation.id()));
  }

  /** What is answered to requests of the family that match no operation. */
  static OperationView unrouted(ContractDocument document, Matrix matrix, String family) {
    return new OperationView(
        family + ".unrouted",
        "unrouted",
        "",
        "Requests that match no operation",
        cells(document, matrix, Outcome.UNROUTED));
  }

  private static List<Cell> cells(ContractDocument document, Matrix matrix, String operation) {
    var answers = matrix.all().stream().filter(outcome -> outcome.operation().equals(operation));
    var byStatus =
        answers.collect(
            Collectors.groupingBy(
                Outcome::status,
                Collectors.mapping(
                    outcome -> AnswerView.of(document, matrix, outcome), Collectors.toList())));
    return matrix.statuses().stream()
        .map(
            status ->
                new Cell(
                    status,
                    matrix.onlyCode(status).isPresent(),
                    byStatus.getOrDefault(status, List.of())))
        .toList();
  }
}
