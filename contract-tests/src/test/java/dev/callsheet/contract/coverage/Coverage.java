package dev.callsheet.contract.coverage;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.Triple;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What was observed in this run. */
public final class Coverage {
  private static final Coverage OF_THIS_RUN = new Coverage();
  private static volatile String runningTest = "";

  private final ConcurrentSkipListMap<Triple, Observation> observations =
      new ConcurrentSkipListMap<>();

  /**
   * How often a triple was seen, and first by what.
   *
   * @param test the test that provoked it first
   * @param request the request line of the first one
   * @param answer the beginning of the body of the first answer
   */
  public record Observation(long hits, String test, String request, String answer) {}

  /** Returns the observations of this run. */
  public static Coverage ofThisRun() {
    return OF_THIS_RUN;
  }

  static void running(String test) {
    runningTest = test;
  }

  /** Records an answer. */
  public void record(Triple triple, ApiRequest request, Answer answer) {
    observations.merge(
        triple,
        new Observation(1, runningTest, request.toString(), excerpt(answer)),
        (first, next) ->
            new Observation(first.hits() + 1, first.test(), first.request(), first.answer()));
  }

  /** Returns what was observed so far. */
  public Map<Triple, Observation> observations() {
    return new TreeMap<>(observations);
  }

  private static String excerpt(Answer answer) {
    var text =
        answer.header("Content-Type").filter(type -> type.contains("json")).isPresent()
            ? answer.text()
            : "(" + answer.body().length + " bytes)";
    var secret = text.replaceAll("whsec_[A-Za-z0-9+/=]+", "whsec_…");
    return secret.length() > 400 ? secret.substring(0, 400) + "…" : secret;
  }
}
