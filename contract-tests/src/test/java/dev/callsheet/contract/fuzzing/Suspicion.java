package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.checking.Answer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with answers that the document declares. */
final class Suspicion {
  private static final Pattern INTERNALS =
      Pattern.compile(
          "dev\\.callsheet|\\b(java|javax|jakarta|sun|jdk|org|com|io)(\\.[a-z]+)+\\.[A-Z]\\w+"
              + "|\\w+Exception|\\.java:\\d+|SQLSTATE|\\bSQL\\b|\\b(SELECT|INSERT|UPDATE|DELETE) .+"
              + "\\b(FROM|INTO|SET|WHERE)\\b|ERROR: |/tmp/|stack ?trace",
          Pattern.DOTALL);

  private Suspicion() {}

  /** Says what an answer should not have, be it declared or not. */
  static Optional<String> of(WireRequest request, Answer answer, Set<String> secrets) {
    if (answer.status() == 500) {
      return Optional.of("was answered with " + answer.outcome() + ": " + answer.text());
    }
    var said = answer.headers() + "\n" + Octets.of(answer.body());
    for (var secret : secrets) {
      if (said.contains(secret) && !request.mentions(secret)) {
        return Optional.of("lets " + secret + " out, which is another organisation's: " + said);
      }
    }
    if (answer.header("Content-Type").orElse("").startsWith("application/json")) {
      var internals = INTERNALS.matcher(said);
      while (internals.find()) {
        if (!request.mentions(internals.group())) {
          return Optional.of("speaks of the inside (" + internals.group() + "): " + said);
        }
      }
    }
    return Optional.empty();
  }

  /** Says how the answer about a foreign id differs from that about one that nobody has. */
  static Optional<String> ofTwins(String id, Answer foreign, Answer unknown) {
    var first = comparable(foreign, id);
    var second = comparable(unknown, ForeignIds.twin(id));
    return first.equals(second)
        ? Optional.empty()
        : Optional.of(
            "tells an id of another organisation from one that nobody has:\n"
                + first
                + "\n"
                + second);
  }

  /** All that a caller could compare; a success says more, which is no secret then. */
  private static String comparable(Answer answer, String id) {
    return answer.status() < 400
        ? Integer.toString(answer.status())
        : answer.comparable(Set.of(id));
  }
}
