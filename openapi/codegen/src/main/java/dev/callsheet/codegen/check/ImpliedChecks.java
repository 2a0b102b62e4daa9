package dev.callsheet.codegen.check;

import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.FrameworkAnswer;
import dev.callsheet.contract.document.FrameworkError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rule that an operation declares what the framework answers before its handler is asked, and
 * that a framework error is answered as its family says.
 */
final class ImpliedChecks {
  /** What is said of a key that is not in force. */
  private static final List<FrameworkError> CREDENTIALS =
      List.of(
          FrameworkError.NO_CREDENTIAL,
          FrameworkError.MALFORMED_CREDENTIAL,
          FrameworkError.UNKNOWN_CREDENTIAL,
          FrameworkError.REVOKED_CREDENTIAL);

  private final Contract contract;
  private final Violations violations;

  ImpliedChecks(Contract contract, Violations violations) {
    this.contract = contract;
    this.violations = violations;
  }

  void check() {
    for (Operation operation : contract.operations()) {
      if (operation.secured()) {
        CREDENTIALS.stream()
            .flatMap(error -> operation.family().find(error).stream())
            .distinct()
            .forEach(answer -> declares(operation, "needs a key", answer));
      }
      if (operation.requestBody() != null) {
        operation
            .family()
            .find(FrameworkError.UNSUPPORTED_MEDIA_TYPE)
            .ifPresent(answer -> declares(operation, "takes a body", answer));
      }
    }
    contract.operations().forEach(this::fieldCodes);
    contract
        .families()
        .forEach(
            family ->
                family.frameworkErrors().values().forEach(answer -> narrowed(family, answer)));
  }

  /** A code that a property of the JSON is answered with is one of the operation. */
  private void fieldCodes(Operation operation) {
    if (operation.requestBody() == null) {
      return;
    }
    Set<String> codes = new HashSet<>();
    operation.errors().forEach(response -> codes.addAll(response.codes().keySet()));
    operation.requestBody().content().values().stream()
        .flatMap(schema -> schema.properties().entrySet().stream())
        .forEach(
            property ->
                property.getValue().codes().values().stream()
                    .filter(code -> !codes.contains(code))
                    .forEach(
                        code ->
                            violations.add(
                                operation.line(),
                                "%s takes the property %s, but does not declare its code %s."
                                    .formatted(operation.id(), property.getKey(), code),
                                "Declare a response with the code.")));
  }

  private void declares(Operation operation, String what, FrameworkAnswer answer) {
    if (!isPossible(operation.family(), answer)) {
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
          "Declare the response that x-families names for %s.".formatted(answer.error().key()));
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
