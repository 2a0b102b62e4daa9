package dev.callsheet.codegen;

import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.FrameworkAnswer;
import dev.callsheet.contract.document.FrameworkError;

/**
 * The rule that an operation declares what the framework answers before its handler is asked, and
 * that a framework error is answered as its family says.
 */
final class ImpliedChecks {
  private final Contract contract;
  private final Violations violations;

  ImpliedChecks(Contract contract, Violations violations) {
    this.contract = contract;
    this.violations = violations;
  }

  void check() {
    for (Operation operation : contract.operations()) {
      if (operation.secured()) {
        declares(operation, "needs a key", FrameworkError.UNAUTHENTICATED);
      }
      if (operation.requestBody() != null) {
        declares(operation, "takes a body", FrameworkError.UNSUPPORTED_MEDIA_TYPE);
      }
    }
    contract
        .families()
        .forEach(
            family ->
                family.frameworkErrors().values().forEach(answer -> narrowed(family, answer)));
  }

  private void declares(Operation operation, String what, FrameworkError error) {
    FrameworkAnswer answer = operation.family().frameworkErrors().get(error);
    if (answer == null || !isPossible(operation.family(), answer)) {
      return;
    }
    boolean declared =
        operation.errors().stream()
            .anyMatch(
                response ->
                    response.status() == answer.status()
                        && response.codes().containsKey(answer.code()));
    if (!declared) {
      violations.add(
          operation.line(),
          "%s %s, but does not declare %s.".formatted(operation.id(), what, called(answer)),
          "Declare the response that x-families names for %s.".formatted(error.key()));
    }
  }

  private void narrowed(Family family, FrameworkAnswer answer) {
    if (!isPossible(family, answer)) {
      violations.add(
          contract.line(
              "/x-families/" + family.name() + "/framework-errors/" + answer.error().key()),
          "The response of %s of %s cannot have the code %s."
              .formatted(answer.error().key(), family.name(), answer.code()),
          "Write a code of its `enum`, or name another response.");
    }
  }

  private boolean isPossible(Family family, FrameworkAnswer answer) {
    return contract.response(family, answer).codes().containsKey(answer.code());
  }

  private static String called(FrameworkAnswer answer) {
    return answer.code().equals(Family.NO_CODE)
        ? Integer.toString(answer.status())
        : answer.status() + " " + answer.code();
  }
}
