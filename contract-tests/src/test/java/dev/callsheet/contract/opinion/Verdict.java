package dev.callsheet.contract.opinion;

import dev.callsheet.contract.document.Outcome;
import dev.callsheet.contract.recording.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What both checkers say about a run, counted. */
final class Verdict {
  /** With these, the server says that the request itself is at fault. */
  private static final Set<Integer> INVALID = Set.of(400, 415, 422);

  /** More objections of a kind tell nothing more. */
  private static final int ENOUGH = 20;

  private final List<Objection> answersRefused = new ArrayList<>();
  private final List<Objection> requestsRefused = new ArrayList<>();
  private int exchanges;
  private int answers;
  private int requestsTaken;
  private int requestsInvalid;
  private int requestsInvalidForBoth;

  /**
   * Counts an exchange. What belongs to no operation is unknown to the second checker, and so is a
   * HEAD that is answered as its GET.
   */
  void take(Exchange exchange, SecondChecker checker) {
    exchanges++;
    if (exchange.outcome().operation().equals(Outcome.UNROUTED) || !checker.knows(exchange)) {
      return;
    }
    takeAnswer(exchange, checker);
    if (!exchange.request().body().isBrokenJson()) {
      takeRequest(exchange, checker);
    }
  }

  private void takeAnswer(Exchange exchange, SecondChecker checker) {
    if (!exchange.accepted() || exchange.response().body().isBrokenJson()) {
      return;
    }
    answers++;
    checker.toAnswer(exchange).forEach(objection -> keep(answersRefused, objection));
  }

  private void takeRequest(Exchange exchange, SecondChecker checker) {
    var status = exchange.response().status();
    if (status >= 200 && status < 300) {
      requestsTaken++;
      checker.toRequest(exchange).forEach(objection -> keep(requestsRefused, objection));
    }
    if (INVALID.contains(status)) {
      requestsInvalid++;
      requestsInvalidForBoth += checker.toRequest(exchange).isEmpty() ? 0 : 1;
    }
  }

  private static void keep(List<Objection> objections, Objection objection) {
    if (objections.size() < ENOUGH) {
      objections.add(objection);
    }
  }

  List<Objection> answersRefused() {
    return answersRefused;
  }

  List<Objection> requestsRefused() {
    return requestsRefused;
  }

  String line() {
    return "Second opinion: %d exchanges, %d answers checked by both."
        .formatted(exchanges, answers);
  }

  String markdown() {
    var text = new StringBuilder("## Second opinion\n\n");
    text.append("Atlassian's swagger-request-validator on the same exchanges.\n\n");
    text.append("| | |\n|---|--:|\n");
    row(text, "exchanges", exchanges);
    row(text, "answers checked by both", answers);
    row(text, "of them refused there alone", answersRefused.size());
    row(text, "requests answered with 2xx", requestsTaken);
    row(text, "of them refused there", requestsRefused.size());
    row(text, "requests answered with 400, 415 or 422", requestsInvalid);
    row(text, "of them refused there too", requestsInvalidForBoth);
    return text.toString();
  }

  private static void row(StringBuilder text, String name, int count) {
    text.append("| %s | %d |\n".formatted(name, count));
  }
}
