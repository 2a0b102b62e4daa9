package dev.callsheet.codegen.refusal;

import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.codegen.yaml.YamlNode;
import dev.callsheet.contract.document.FrameworkError;
import dev.callsheet.contract.document.OwnerKind;
import dev.callsheet.contract.document.Retry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses what families and the catalogue may not say. */
final class FamilyRefusals {
  private static final int CHECKSUM_LENGTH = 6;

  private final Violations violations;

  FamilyRefusals(Violations violations) {
    this.violations = violations;
  }

  /** Checks the paths of all families beside each other. */
  void paths(YamlNode families) {
    Map<String, String> owners = new HashMap<>();
    families
        .entries()
        .forEach(
            (name, family) ->
                family
                    .find("paths")
                    .ifPresent(
                        paths -> {
                          for (YamlNode path : texts(paths)) {
                            String owner = owners.putIfAbsent(path.text(), name);
                            if (owner != null) {
                              violations.add(
                                  path,
                                  "The path %s belongs to the family %s already."
                                      .formatted(path.text(), owner),
                                  "Give each family paths of its own.");
                            }
                          }
                        }));
  }

  void family(YamlNode family) {
    YamlNode requests = family.get("requests-per-minute");
    if (requests.number() < 1) {
      violations.add(
          requests,
          "A key that may ask %s times in a minute is of no use.".formatted(requests.text()),
          "Write a positive whole number.");
    }
    family.find("keys").ifPresent(this::keys);
    family
        .find("key-owner")
        .filter(told -> OwnerKind.of(told.text()).isEmpty())
        .ifPresent(
            told ->
                violations.add(
                    told,
                    "`%s` is nobody who has keys.".formatted(told.text()),
                    "Write organization or project."));
    family
        .find("rate-limit-headers")
        .filter(told -> !Set.of("keyed", "all").contains(told.text()))
        .ifPresent(
            told ->
                violations.add(
                    told,
                    "`%s` is no way to send the headers of a rate limit.".formatted(told.text()),
                    "Write keyed or all."));
    family
        .find("error")
        .flatMap(error -> error.find("field-names"))
        .filter(told -> !Set.of("dotted", "pointer").contains(told.text()))
        .ifPresent(
            told ->
                violations.add(
                    told,
                    "`%s` is no way to name fields.".formatted(told.text()),
                    "Write dotted or pointer."));
    family.find("tiers").ifPresent(tiers -> tiers(tiers, requests));
    family
        .find("framework-errors")
        .ifPresent(errors -> errors.entries().forEach(this::frameworkError));
    family.find("scopes").ifPresent(this::scopes);
  }

  private void keys(YamlNode keys) {
    boolean checksum =
        keys.find("checksum").map(YamlNode::text).filter(told -> told.equals("none")).isEmpty();
    keys.find("checksum")
        .filter(told -> !Set.of("crc32", "none").contains(told.text()))
        .ifPresent(
            told ->
                violations.add(
                    told,
                    "`%s` is no checksum of a key.".formatted(told.text()),
                    "Write crc32 or none."));
    int least = checksum ? CHECKSUM_LENGTH + 1 : 1;
    keys.find("length")
        .filter(told -> told.number() < least)
        .ifPresent(
            told ->
                violations.add(
                    told,
                    "A key of %s characters after its prefix holds no secret."
                        .formatted(told.text()),
                    "Write %d at least.".formatted(least)));
  }

  /** Whoever has no other tier has the first, and is counted as the family says. */
  private void tiers(YamlNode tiers, YamlNode requests) {
    for (YamlNode tier : tiers.entries().values()) {
      tier.entries().values().stream()
          .filter(number -> number.number() < 1)
          .forEach(
              number ->
                  violations.add(
                      number,
                      "A tier that may have %s of this is of no use.".formatted(number.text()),
                      "Write a positive whole number."));
    }
    tiers.entries().values().stream()
        .findFirst()
        .map(first -> first.get("requests-per-minute"))
        .filter(number -> number.number() != requests.number())
        .ifPresent(
            number ->
                violations.add(
                    number,
                    "The first tier is everybody's, and the family allows %s requests."
                        .formatted(requests.text()),
                    "Write the `requests-per-minute` of the family."));
  }

  private void frameworkError(String key, YamlNode error) {
    if (FrameworkError.of(key).isEmpty()) {
      violations.add(
          error,
          "There is no framework error %s.".formatted(key),
          "Use one of %s."
              .formatted(
                  Stream.of(FrameworkError.values())
                      .map(FrameworkError::key)
                      .collect(Collectors.joining(", "))));
    }
  }

  private void scopes(YamlNode scopes) {
    scopes
        .entries()
        .forEach(
            (name, included) -> {
              for (YamlNode scope : texts(included)) {
                if (scopes.find(scope.text()).isEmpty()) {
                  violations.add(
                      scope,
                      "The scope %s includes the unknown scope %s.".formatted(name, scope.text()),
                      "Add it to `scopes`, or correct the name.");
                }
              }
            });
  }

  void entry(YamlNode entry) {
    YamlNode retry = entry.get("retry");
    if (Retry.of(retry.text()).isEmpty()) {
      violations.add(
          retry,
          "`%s` is no way to try again.".formatted(retry.text()),
          "Write never, after-delay or after-change.");
    }
    YamlNode family = entry.document().at("/x-families").find(entry.text("family")).orElse(null);
    if (family == null) {
      return;
    }
    boolean codes = family.find("error").flatMap(error -> error.find("code")).isPresent();
    if (codes != entry.find("code").isPresent()) {
      violations.add(
          entry,
          codes
              ? "The errors of %s have codes, but this entry names none."
                  .formatted(entry.text("family"))
              : "The errors of %s have no codes, but this entry names one."
                  .formatted(entry.text("family")),
          codes ? "Add `code`." : "Remove `code`, or say in x-families where it stands.");
    }
  }

  private static List<YamlNode> texts(YamlNode node) {
    return node.isList() ? node.items() : List.of(node);
  }
}
