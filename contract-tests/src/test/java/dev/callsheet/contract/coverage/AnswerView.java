package dev.callsheet.contract.coverage;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Outcome;
import java.util.Locale;

/**
 * One answer of an operation on the page.
 *
 * @param anchor where on the page it is told how it came about
 * @param code the error code; {@code success} where there is none
 * @param state {@code observed}, {@code missing} or {@code undeclared}
 * @param test what provoked it first; empty for a missing one, as are the messages
 * @param when when the catalogue says that it happens; empty where it says nothing
 */
record AnswerView(
    String anchor,
    String operation,
    int status,
    String code,
    String state,
    long hits,
    String test,
    String request,
    String response,
    String when) {

  static AnswerView of(ContractDocument document, Matrix matrix, Outcome outcome) {
    var observation = matrix.observed().get(outcome);
    var first = observation == null ? null : observation.first();
    return new AnswerView(
        anchor(outcome),
        outcome.operation(),
        outcome.status(),
        named(outcome.code()),
        matrix.state(outcome).name().toLowerCase(Locale.ROOT),
        matrix.hits(outcome),
        first == null ? "" : first.test(),
        first == null ? "" : MessageText.of(first.request()),
        first == null ? "" : MessageText.of(first.response()),
        document
            .entry(outcome.family(), outcome.code(), outcome.status())
            .map(entry -> entry.node().path("when").asString(""))
            .orElse(""));
  }

  /** What a code is called on the page. */
  static String named(String code) {
    return code.equals(Outcome.SUCCESS) ? "success" : code;
  }

  boolean unseen() {
    return state.equals("missing");
  }

  private static String anchor(Outcome outcome) {
    var operation =
        outcome.operation().equals(Outcome.UNROUTED)
            ? outcome.family() + ".unrouted"
            : outcome.operation();
    var code = outcome.code().equals(Outcome.SUCCESS) ? "" : "." + outcome.code();
    return (operation + "." + outcome.status() + code).replaceAll("[^\\w.-]", "_");
  }
}
