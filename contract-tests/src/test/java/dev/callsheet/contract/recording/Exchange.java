package dev.callsheet.contract.recording;

import dev.callsheet.contract.document.Outcome;
import java.util.List;
import java.util.Map;

/**
 * A request and its answer, without secrets.
 *
 * @param test the test that sent it
 * @param outcome what it counts as
 * @param violations how it breaks the document; empty when it keeps to it
 */
public record Exchange(
    String test, Outcome outcome, List<String> violations, Request request, Response response) {

  /**
   * What a test sent. What the client adds by itself, such as {@code Host}, is not in here.
   *
   * @param target path and query, encoded
   */
  public record Request(String method, String target, Map<String, String> headers, Body body) {}

  /**
   * What the server answered.
   *
   * @param headers by name in lower case
   */
  public record Response(int status, Map<String, List<String>> headers, Body body) {}

  /** Whether the answer keeps to the document. */
  public boolean accepted() {
    return violations.isEmpty();
  }

  /** Returns the same without secrets. */
  public Exchange masked(Secrets secrets) {
    return new Exchange(
        test,
        outcome,
        violations.stream().map(secrets::mask).toList(),
        new Request(
            request.method(),
            secrets.mask(request.target()),
            secrets.maskHeaders(request.headers()),
            request.body().masked(secrets)),
        new Response(
            response.status(),
            secrets.maskHeaderLists(response.headers()),
            response.body().masked(secrets)));
  }
}
