package dev.callsheet.codegen.check;

import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Response;
import dev.callsheet.codegen.yaml.Violation;
import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule that a response component serves one family with one status, for it becomes a type, and
 * what is sealed lies in one package with all that it permits.
 */
final class ResponseChecks {
  private final Map<String, Use> first = new HashMap<>();
  private final List<Violation> violations = new ArrayList<>();

  private ResponseChecks() {}

  private record Use(Family family, int status, int line) {}

  static List<Violation> violations(Contract contract) {
    var checks = new ResponseChecks();
    for (Operation operation : contract.operations()) {
      operation.responses().forEach(response -> checks.use(operation.family(), response));
    }
    for (Family family : contract.families()) {
      contract
          .frameworkErrors()
          .getOrDefault(family.name(), Map.of())
          .values()
          .forEach(response -> checks.use(family, response));
    }
    return checks.violations;
  }

  private void use(Family family, Response response) {
    String component = response.component();
    if (component == null) {
      return;
    }
    var use = new Use(family, response.status(), response.line());
    Use earlier = first.putIfAbsent(component, use);
    if (earlier == null) {
      return;
    }
    if (!earlier.family().equals(family)) {
      violations.add(
          new Violation(
              use.line(),
              "The response %s serves %s here and %s on line %d."
                  .formatted(
                      component,
                      Contract.called(family),
                      Contract.called(earlier.family()),
                      earlier.line()),
              "Give each family a response of its own."));
    } else if (earlier.status() != use.status()) {
      violations.add(
          new Violation(
              use.line(),
              "The response %s is given with %d here and with %d on line %d."
                  .formatted(component, use.status(), earlier.status(), earlier.line()),
              "Give each status a response of its own."));
    }
  }
}
