package dev.callsheet.codegen.refusal;

import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.codegen.yaml.YamlNode;
import java.util.List;

/** Refuses ways to be let in that neither the server nor the client goes. */
public final class SecurityRefusals {
  private final Violations violations;

  SecurityRefusals(Violations violations) {
    this.violations = violations;
  }

  void scheme(YamlNode scheme) {
    String type = scheme.text("type");
    if (!isKnown(scheme)) {
      String said =
          switch (type) {
            case "http" -> "http " + scheme.text("scheme", "");
            case "apiKey" -> "apiKey in " + scheme.text("in", "");
            default -> type;
          };
      violations.add(
          scheme,
          "The security scheme `%s` is not generated.".formatted(said.strip()),
          "Use `http` with `scheme: bearer`, or `apiKey` in a header.");
    }
    if (type.equals("apiKey") && scheme.text("name", "").equalsIgnoreCase("Authorization")) {
      violations.add(
          scheme,
          "A key in Authorization is sent as a bearer token, not as an apiKey.",
          "Use `http` with `scheme: bearer`, or another header.");
    }
  }

  /** Whether keys are sent so. */
  public static boolean isKnown(YamlNode scheme) {
    return switch (scheme.text("type")) {
      case "http" -> scheme.text("scheme", "").equalsIgnoreCase("bearer");
      case "apiKey" -> scheme.text("in", "").equals("header");
      default -> false;
    };
  }

  /** Checks which of several requirements there are to choose from. */
  void alternatives(YamlNode holder) {
    List<YamlNode> alternatives = holder.items("security");
    if (alternatives.size() < 2) {
      return;
    }
    for (YamlNode alternative : alternatives) {
      if (alternative.isMap() && alternative.entries().isEmpty()) {
        violations.add(
            alternative,
            "A key that may be left out is not generated.",
            "Require one, or write `security: []`.");
      }
    }
  }

  void requirement(YamlNode requirement) {
    if (requirement.entries().size() > 1) {
      violations.add(
          requirement,
          "Two security schemes at once, %s, are not generated."
              .formatted(String.join(" and ", requirement.entries().keySet())),
          "Require one of them.");
    }
    requirement
        .entries()
        .forEach(
            (name, scopes) -> {
              if (!requirement
                  .document()
                  .at("/components/securitySchemes")
                  .find(name)
                  .isPresent()) {
                violations.add(
                    scopes,
                    "There is no security scheme %s.".formatted(name),
                    "Define it in components/securitySchemes, or correct the name.");
              }
              if (!scopes.items().isEmpty()) {
                violations.add(
                    scopes,
                    "The scopes of a security requirement are not generated.",
                    "Leave the list empty and write `x-required-scope` beside `security`.");
              }
            });
  }
}
