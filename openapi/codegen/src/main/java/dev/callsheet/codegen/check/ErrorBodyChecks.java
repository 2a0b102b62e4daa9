package dev.callsheet.codegen.check;

import dev.callsheet.codegen.contract.CatalogueEntry;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.ErrorBody;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Response;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.FrameworkAnswer;
import dev.callsheet.contract.document.FrameworkError;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rule that the server fills whatever the body of an error must have. */
final class ErrorBodyChecks {
  /** The errors that list the fields which break rules. */
  private static final Set<FrameworkError> OF_FIELDS =
      Set.of(FrameworkError.INVALID, FrameworkError.KEY_REUSED);

  private final Contract contract;
  private final Violations violations;
  private final Map<ErrorBody.Required, Set<String>> unfilled = new LinkedHashMap<>();

  ErrorBodyChecks(Contract contract, Violations violations) {
    this.contract = contract;
    this.violations = violations;
  }

  void check() {
    for (Operation operation : contract.operations()) {
      operation.errors().forEach(response -> handlers(operation, response));
    }
    for (Family family : contract.families()) {
      family.frameworkErrors().values().forEach(answer -> frameworks(family, answer));
    }
    unfilled.forEach(this::refuse);
  }

  private void refuse(ErrorBody.Required required, Set<String> answers) {
    violations.add(
        required.line(),
        "Nothing fills the required property `%s` of %s."
            .formatted(required.pointer(), String.join(", ", answers)),
        "Add it to `error.context` of the family (%s), require it in the code's `details`, or make it optional."
            .formatted(String.join(", ", ErrorBody.contexts())));
  }

  private void handlers(Operation operation, Response response) {
    for (String code : response.codes().keySet()) {
      contract
          .entry(operation.family(), code, response.status())
          .ifPresent(
              entry ->
                  answer(
                      operation.family(),
                      response,
                      code,
                      further(operation.family(), entry),
                      "%d of %s".formatted(response.status(), operation.id())));
    }
  }

  private static Set<String> further(Family family, CatalogueEntry entry) {
    Set<String> further = new HashSet<>();
    Schema details = entry.details();
    if (details != null && family.details().isPresent()) {
      String place = family.details().get().toString();
      // Their object is there even if it holds nothing.
      further.add(place + "/");
      details.required().forEach(name -> further.add(place + "/" + ContractDocument.escape(name)));
    }
    OF_FIELDS.stream()
        .flatMap(error -> family.find(error).stream())
        .filter(answer -> answer.status() == entry.status() && answer.code().equals(entry.code()))
        .flatMap(answer -> fields(family, answer.error()).stream())
        .forEach(further::add);
    return further;
  }

  /** What no handler answers has those details alone that the server knows. */
  private void frameworks(Family family, FrameworkAnswer answer) {
    Response response =
        contract.frameworkErrors().getOrDefault(family.name(), Map.of()).get(answer.error());
    if (response != null) {
      answer(
          family,
          response,
          answer.code(),
          known(family, answer.error()),
          "%s of %s".formatted(answer.error().key(), family.name()));
    }
  }

  private static Set<String> known(Family family, FrameworkError error) {
    Set<String> known = new HashSet<>();
    fields(family, error).ifPresent(known::add);
    family
        .details()
        .ifPresent(place -> error.details().forEach(name -> known.add(place + "/" + name)));
    return known;
  }

  private static Optional<String> fields(Family family, FrameworkError error) {
    return family.fields().filter(pointer -> OF_FIELDS.contains(error)).map(Object::toString);
  }

  private void answer(
      Family family, Response response, String code, Set<String> further, String inPlace) {
    if (family.messages().isEmpty()) {
      // A family that is described by half is told of where it stands.
      return;
    }
    String component = response.component();
    String name = component == null ? inPlace : component;
    String answer = response.codes().size() == 1 ? name : name + " with " + code;
    ErrorBody.unfilled(family, response, code, further)
        .forEach(
            required ->
                unfilled.computeIfAbsent(required, key -> new LinkedHashSet<>()).add(answer));
  }
}
