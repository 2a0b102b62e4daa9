package dev.callsheet.contract.opinion;

import dev.callsheet.contract.document.Triple;
import dev.callsheet.contract.recording.Exchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What both checkers say about a run, counted. */
final class Verdict {
  /** With these, the server says that the request itself is at fault. */
  private static final Set<Integer> INVALID = Set.of(400, 415, 422);

  /** More objections of a kind tell nothing more. */
  private static final int ENOUGH = 20;

  private final Map<KnownDifference, Integer> known = new LinkedHashMap<>();
  private final List<Objection> answersRefused = new ArrayList<>();
  private final List<Objection> requestsRefused = new ArrayList<>();
  private int exchanges;
  private int answers;
  private int requestsTaken;
  private int requestsInvalid;
  private int requestsInvalidForBoth;

  Verdict(List<KnownDifference> differences) {
    differences.forEach(difference -> known.put(difference, 0));
  }

  /**
   * Counts an exchange. What belongs to no operation is unknown to the second checker, and so is a
   * HEAD that is answered as its GET.
   */
  void take(Exchange exchange, SecondChecker checker) {
    exchanges++;
    if (exchange.triple().operation().equals(Triple.UNROUTED) || !checker.knows(exchange)) {
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
    for (var objection : checker.toAnswer(exchange)) {
      var difference = known.keySet().stream().filter(one -> one.explains(objection)).findFirst();
      difference.ifPresentOrElse(
          one -> known.merge(one, 1, Integer::sum), () -> keep(answersRefused, objection));
    }
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

  /** The differences that this run did not show. */
  List<KnownDifference> unseen() {
    return known.entrySet().stream()
        .filter(difference -> difference.getValue() == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  String line() {
    return "Second opinion: %d exchanges, %d answers checked by both, %d known differences."
        .formatted(exchanges, answers, known.values().stream().mapToInt(Integer::intValue).sum());
  }

  String markdown() {
    var text = new StringBuilder("## Second opinion\n\n");
    text.append("Atlassian's swagger-request-validator on the same exchanges.\n\n");
    text.append("| | |\n|---|--:|\n");
    row(text, "exchanges", exchanges);
    row(text, "answers checked by both", answers);
    row(text, "of them refused there alone, unexpectedly", answersRefused.size());
    row(text, "requests answered with 2xx", requestsTaken);
    row(text, "of them refused there", requestsRefused.size());
    row(text, "requests answered with 400, 415 or 422", requestsInvalid);
    row(text, "of them refused there too", requestsInvalidForBoth);
    known.forEach(
        (difference, times) ->
            text.append(
                "\nKnown difference, %d times: `%s` at `%s` %d. %s\n"
                    .formatted(
                        times,
                        difference.key(),
                        difference.operation(),
                        difference.status(),
                        difference.note())));
    return text.toString();
  }

  private static void row(StringBuilder text, String name, int count) {
    text.append("| %s | %d |\n".formatted(name, count));
  }
}
