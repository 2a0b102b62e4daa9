package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All the cases of an operation, read from the document. */
final class Cases {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

  private static final List<String> UNKNOWN_METHODS = List.of("BREW", "get", "M-SEARCH", "QUERY");

  private Cases() {}

  /** Returns the cases, each as often as it deserves. */
  static List<Case> of(ApiOperation operation, ContractDocument document) {
    var cases = new ArrayList<Case>();
    for (var parameter : operation.parameters()) {
      switch (parameter.place()) {
        case "path" -> PathCases.add(cases, parameter);
        case "query" -> QueryCases.add(cases, parameter);
        default -> HeaderCases.add(cases, parameter);
      }
    }
    if (!operation.family().isEmpty()) {
      // Outside of the families nothing is promised about what is no operation.
      addMethods(cases, operation, document);
    }
    QueryCases.addUndeclared(cases);
    HeaderCases.addCommon(cases, operation);
    BodyCases.add(cases, operation, document);
    return cases;
  }

  private static void addMethods(
      List<Case> cases, ApiOperation operation, ContractDocument document) {
    Set<String> taken =
        document.operations().stream()
            .filter(other -> other.path().equals(operation.path()))
            .map(ApiOperation::method)
            .collect(Collectors.toSet());
    for (var method : METHODS) {
      if (!taken.contains(method)) {
        cases.add(Case.of("method " + method, draft -> draft.method(method)));
      }
    }
    cases.add(
        Case.of(
            "method unknown",
            draft ->
                draft.method(UNKNOWN_METHODS.get(draft.random().nextInt(UNKNOWN_METHODS.size())))));
  }
}
