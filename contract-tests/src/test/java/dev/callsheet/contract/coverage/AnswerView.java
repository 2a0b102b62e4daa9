package dev.callsheet.contract.coverage;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Triple;
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

  static AnswerView of(ContractDocument document, Matrix matrix, Triple triple) {
    var observation = matrix.observed().get(triple);
    var first = observation == null ? null : observation.first();
    return new AnswerView(
        anchor(triple),
        triple.operation(),
        triple.status(),
        named(triple.code()),
        matrix.state(triple).name().toLowerCase(Locale.ROOT),
        matrix.hits(triple),
        first == null ? "" : first.test(),
        first == null ? "" : MessageText.of(first.request()),
        first == null ? "" : MessageText.of(first.response()),
        document
            .entry(triple.family(), triple.code(), triple.status())
            .map(entry -> entry.node().path("when").asString(""))
            .orElse(""));
  }

  /** What a code is called on the page. */
  static String named(String code) {
    return code.equals(Triple.SUCCESS) ? "success" : code;
  }

  boolean unseen() {
    return state.equals("missing");
  }

  private static String anchor(Triple triple) {
    var operation =
        triple.operation().equals(Triple.UNROUTED)
            ? triple.family() + ".unrouted"
            : triple.operation();
    var code = triple.code().equals(Triple.SUCCESS) ? "" : "." + triple.code();
    return (operation + "." + triple.status() + code).replaceAll("[^\\w.-]", "_");
  }
}
