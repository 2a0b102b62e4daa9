package dev.callsheet.codegen.check;

import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.refusal.SecurityRefusals;
import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.codegen.yaml.YamlDocument;
import dev.callsheet.codegen.yaml.YamlNode;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.OwnerKind;
import java.util.List;

/** The rule that an operation is let in by the key and the scope that its family knows. */
final class KeyChecks {
  private static final String AUTHORIZATION = "Authorization";

  private final YamlDocument document;
  private final Violations violations;

  private KeyChecks(YamlDocument document, Violations violations) {
    this.document = document;
    this.violations = violations;
  }

  static void check(Contract contract, Violations violations) {
    var checks = new KeyChecks(contract.source(), violations);
    for (Operation operation : contract.operations()) {
      violations.attempt(() -> checks.headers(contract, operation));
      checks.scope(operation);
      checks.suspended(operation);
      violations.attempt(() -> checks.owner(contract, operation));
    }
  }

  private void headers(Contract contract, Operation operation) {
    YamlNode node = document.at(contract.document().operation(operation.id()).pointer());
    YamlNode holder = node.find("security").isPresent() ? node : document.root();
    YamlNode schemes = document.at("/components/securitySchemes");
    holder.items("security").stream()
        .flatMap(requirement -> requirement.entries().keySet().stream())
        .flatMap(name -> schemes.find(name).stream())
        .forEach(scheme -> header(operation.family(), scheme));
  }

  private void header(Family family, YamlNode scheme) {
    List<String> known =
        family.keyHeaders().isEmpty() ? List.of(AUTHORIZATION) : family.keyHeaders();
    boolean bearer = scheme.text("type").equals("http");
    String header = bearer ? AUTHORIZATION : scheme.text("name", AUTHORIZATION);
    if (SecurityRefusals.isKnown(scheme) && known.stream().noneMatch(header::equalsIgnoreCase)) {
      violations.add(
          scheme,
          "This scheme takes a key in %s, where those of %s are never."
              .formatted(header, Contract.called(family)),
          "Take it in %s, or add the header to the `keys` of the family."
              .formatted(String.join(" or ", known)));
    }
  }

  private void owner(Contract contract, Operation operation) {
    YamlNode node = document.at(contract.document().operation(operation.id()).pointer());
    YamlNode told = node.find("x-key-owner").orElse(null);
    if (told == null) {
      return;
    }
    if (OwnerKind.of(told.text()).isEmpty()) {
      violations.add(
          told,
          "`%s` is nobody who has keys.".formatted(told.text()),
          "Write organization or project.");
    } else if (!operation.secured()) {
      violations.add(
          told,
          "%s says whose key it needs, but needs none.".formatted(operation.id()),
          "Add `security`, or remove `x-key-owner`.");
    } else if (operation.family().keyOwner().isEmpty()) {
      violations.add(
          told,
          "%s tells keys of projects apart, but %s does not."
              .formatted(operation.id(), Contract.called(operation.family())),
          "Add `key-owner` to the family, or remove `x-key-owner`.");
    }
  }

  private void suspended(Operation operation) {
    if (operation.openToSuspended() && !operation.secured()) {
      violations.add(
          operation.line(),
          "%s is open to whoever is suspended, but needs no key.".formatted(operation.id()),
          "Add `security`, or remove `x-open-to-suspended`.");
    }
  }

  private void scope(Operation operation) {
    String scope = operation.requiredScope();
    if (scope == null) {
      return;
    }
    if (!operation.secured()) {
      violations.add(
          operation.line(),
          "%s asks for the scope %s of a key that it does not need."
              .formatted(operation.id(), scope),
          "Add `security`, or remove `x-required-scope`.");
    } else if (!operation.family().scopes().containsKey(scope)) {
      violations.add(
          operation.line(),
          "%s asks for the scope %s, which no key of %s can have."
              .formatted(operation.id(), scope, Contract.called(operation.family())),
          "Add it to the `scopes` of the family, or correct the name.");
    }
  }
}
