package dev.callsheet.codegen.check;

import dev.callsheet.codegen.contract.CatalogueEntry;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.MediaTypes;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Response;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.yaml.Violation;
import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.Retry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules that a document must keep before anything is generated from it. */
final class ContractChecks {
  /** What every error of the client has, so that no context can be called so. */
  private static final Set<String> TAKEN =
      Set.of(
          "code", "details", "message", "operation", "requestId", "result", "retryAfter", "retry");

  /** Types that an operation's result and exception hold beside those of its answers. */
  private static final Set<String> NESTED = Set.of("Failure", "Success", "Undeclared");

  private static final String RETRY_AFTER = "Retry-After";

  private final Contract contract;
  private final Violations violations;
  private final Set<CatalogueEntry> used = new HashSet<>();

  private ContractChecks(Contract contract, Violations violations) {
    this.contract = contract;
    this.violations = violations;
  }

  /**
   * Tells every violation.
   *
   * @param whole whether every answer was read; else none can be missed
   */
  static void check(Contract contract, boolean whole, Violations violations) {
    var checks = new ContractChecks(contract, violations);
    checks.operationIds();
    checks.catalogue();
    violations.attempt(checks::contexts);
    for (Operation operation : contract.operations()) {
      checks.names(operation);
      operation
          .errors()
          .forEach(response -> checks.error(operation.id(), operation.family(), response));
    }
    for (Family family : contract.families()) {
      contract
          .unrouted(family)
          .forEach(response -> checks.error("unrouted of " + family.name(), family, response));
    }
    if (whole) {
      checks.unusedEntries();
      new ImpliedChecks(contract, violations).check();
    }
    violations.attempt(() -> new ErrorBodyChecks(contract, violations).check());
    ResponseChecks.violations(contract).forEach(checks::report);
    KeyChecks.check(contract, violations);
    if (ModelChecks.check(contract, violations)) {
      violations.attempt(() -> new NameChecks(contract, violations).check());
    }
  }

  private void operationIds() {
    Map<String, Operation> seen = new HashMap<>();
    for (Operation operation : contract.operations()) {
      Operation first = seen.putIfAbsent(operation.id(), operation);
      if (first != null) {
        report(
            operation.line(),
            "The operationId %s is already taken by line %d."
                .formatted(operation.id(), first.line()),
            "Give each operation its own operationId.");
      }
    }
  }

  private void catalogue() {
    Map<String, CatalogueEntry> seen = new LinkedHashMap<>();
    for (CatalogueEntry entry : contract.catalogue()) {
      if (contract.families().stream().noneMatch(family -> family.name().equals(entry.family()))) {
        report(
            entry.line(),
            "The catalogue names the unknown family %s.".formatted(entry.family()),
            "Use a family of x-families.");
      }
      CatalogueEntry first = seen.putIfAbsent(entry.page(), entry);
      if (first != null) {
        report(
            entry.line(),
            "The catalogue has %s of %s already on line %d."
                .formatted(entry.key(), entry.family(), first.line()),
            "Keep one entry for each code of a family.");
      }
    }
  }

  private void contexts() {
    for (Family family : contract.families()) {
      for (String name : family.context().keySet()) {
        if (TAKEN.contains(JavaNames.member(name))) {
          report(
              contract.line("/x-families/" + family.name()),
              "The context %s of %s is called like what every error has."
                  .formatted(name, family.name()),
              "Give it another name in x-families.");
        }
      }
    }
    for (Operation operation : contract.operations()) {
      for (Response response : operation.errors()) {
        operation
            .family()
            .context()
            .forEach((name, pointer) -> context(response, name, pointer.toString()));
      }
    }
  }

  private void context(Response response, String name, String pointer) {
    response.content().values().stream()
        .flatMap(body -> body.at(pointer).stream())
        .map(Schema.Held::schema)
        .filter(schema -> !schema.isPlain())
        .forEach(
            schema ->
                report(
                    schema.line(),
                    "The context %s at %s is no plain value.".formatted(name, pointer),
                    "Point at a string, a number or a boolean."));
  }

  private void names(Operation operation) {
    Set<String> taken = new HashSet<>(NESTED);
    operation.successes().forEach(success -> taken.add(JavaNames.status(success.status())));
    operation.errors().forEach(error -> taken.add("Status" + error.status()));
    for (Response response : operation.errors()) {
      response
          .codes()
          .forEach(
              (code, line) -> {
                boolean named = code.equals(Family.NO_CODE) || JavaNames.hasWords(code);
                String name = named ? JavaNames.error(code, response.status()) : "";
                if (named && !taken.add(name)) {
                  report(
                      line,
                      "%s needs the name %s for two types.".formatted(operation.id(), name),
                      "Give the code %s another name.".formatted(code));
                }
              });
    }
  }

  private void error(String place, Family family, Response response) {
    response.content().keySet().stream()
        .filter(mediaType -> !MediaTypes.isJson(mediaType))
        .forEach(
            mediaType ->
                report(
                    response.line(),
                    "Errors are written as JSON, so %s cannot answer %d as %s."
                        .formatted(place, response.status(), mediaType),
                    "Write application/json, or another type that ends in +json."));
    response.codes().forEach((code, line) -> code(place, family, response, code, line));
  }

  private void code(String place, Family family, Response response, String code, int line) {
    if (family.isNone()) {
      return;
    }
    Optional<CatalogueEntry> entry = contract.entry(family, code, response.status());
    if (entry.isPresent()) {
      entry(place, response, entry.get(), line);
      return;
    }
    // An entry that cannot be read is told where it stands.
    if (contract.document().entry(family.name(), code, response.status()).isEmpty()) {
      report(
          line,
          "%s answers %d %s, which has no entry in the catalogue of %s."
              .formatted(place, response.status(), code, family.name()),
          "Add it to x-error-catalog, or use a code that stands there.");
    }
  }

  private void entry(String place, Response response, CatalogueEntry entry, int line) {
    used.add(entry);
    if (entry.status() != response.status()) {
      report(
          line,
          "%s answers %s with %d, but the catalogue says %d."
              .formatted(place, entry.code(), response.status(), entry.status()),
          "Move the code to the response of its status, or correct line %d."
              .formatted(entry.line()));
      return;
    }
    boolean busy = response.status() == 429 || response.status() == 503;
    boolean mustTellWhen = entry.retryAfter() || (busy && entry.retry() == Retry.AFTER_DELAY);
    if (mustTellWhen && !response.hasHeader(RETRY_AFTER)) {
      report(
          response.line(),
          "%s answers the retryable %d %s without Retry-After."
              .formatted(place, response.status(), entry.code()),
          "Declare the header Retry-After on the response.");
    }
  }

  private void unusedEntries() {
    for (CatalogueEntry entry : contract.catalogue()) {
      if (!used.contains(entry)) {
        report(
            entry.line(),
            "No operation answers %s of %s.".formatted(entry.code(), entry.family()),
            "Declare it where it can happen, or remove the entry.");
      }
    }
  }

  private void report(int line, String what, String mend) {
    violations.add(line, what, mend);
  }

  private void report(Violation violation) {
    report(violation.line(), violation.what(), violation.mend());
  }
}
