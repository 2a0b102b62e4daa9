package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Families: what {@code x-families} says of each, and what its operations must have for that. */
final class FamilyRules {
  /** What an operation can have that brings failures along, whatever else it does. */
  private enum Trait {
    KEY("a key"),
    BODY("a body"),
    JSON("a JSON body"),
    PATH("a path parameter"),
    QUERY("a query parameter"),
    CURSOR("a cursor"),
    IDEMPOTENCY_KEY("an Idempotency-Key");

    private final String words;

    Trait(String words) {
      this.words = words;
    }

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    boolean in(ApiOperation operation) {
      return switch (this) {
        case KEY -> operation.secured();
        case BODY -> !operation.bodies().isEmpty();
        case JSON -> operation.takesJson();
        case PATH -> !operation.placeholders().isEmpty();
        case QUERY ->
            operation.parameters().stream()
                .anyMatch(parameter -> parameter.place().equals("query"));
        case CURSOR -> operation.parameter("cursor").isPresent();
        case IDEMPOTENCY_KEY -> operation.parameter("Idempotency-Key").isPresent();
      };
    }
  }

  private FamilyRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule("an entry of x-families is complete", FamilyRules::complete),
        new HouseRule("a family lists its ambient codes", FamilyRules::listed),
        new HouseRule("a family has a path of its own, with operations", FamilyRules::paths),
        new HouseRule("an operation declares its ambient codes", FamilyRules::ambient),
        new HouseRule("an operation is secured by the key of its family", FamilyRules::secured),
        new HouseRule("a secured operation names the right that it needs", FamilyRules::rights),
        new HouseRule(
            "a POST takes an Idempotency-Key where the family has it", FamilyRules::idempotency));
  }

  private static void complete(ContractDocument document, Violations violations) {
    for (var entry : Places.root(document).child("x-families").children()) {
      need(violations, entry, "path", entry.text("path").startsWith("/"), "begin it with /");
      need(violations, entry, "key-prefix", !entry.lacks("key-prefix"), "add it");
      need(
          violations,
          entry,
          "requests-per-minute",
          entry.node().path("requests-per-minute").isInt()
              && entry.node().path("requests-per-minute").asInt() > 0,
          "say how often a key may ask, by a positive whole number");
      need(
          violations,
          entry,
          "error/message",
          isPointers(entry.child("error").child("message")),
          "point to the message in an error body, or list where it may be");
      for (var part : entry.child("error").child("context").children()) {
        need(
            violations,
            entry,
            "error/context/" + part.name(),
            part.node().asString("").startsWith("/"),
            "point to it in an error body");
      }
      need(violations, entry, "rights", !entry.node().path("rights").isEmpty(), "list them");
      need(
          violations,
          entry,
          "rate-limit-headers",
          Set.of("keyed", "all").contains(entry.text("rate-limit-headers")),
          "say keyed (on answers to a valid key) or all");
      for (var status : List.of("404", "405")) {
        need(
            violations,
            entry,
            "unrouted/" + status,
            entry.node().path("unrouted").has(status),
            "declare how a request that matches no operation is answered");
      }
    }
  }

  /** Whether this is a JSON pointer, or a list of some. */
  private static boolean isPointers(Place place) {
    var values = place.node().isArray() ? place.items() : List.of(place);
    return !values.isEmpty()
        && values.stream().allMatch(value -> value.node().asString("").startsWith("/"));
  }

  private static void listed(ContractDocument document, Violations violations) {
    for (var family : Places.root(document).child("x-families").children()) {
      var ambient = family.child("ambient");
      for (var operation : document.operations()) {
        for (var trait : Trait.values()) {
          if (operation.family().equals(family.name())
              && trait.in(operation)
              && !ambient.node().has(trait.key())) {
            violations.add(
                ambient.pointer(),
                family.name()
                    + " has operations with "
                    + trait.words
                    + ", but ambient has no "
                    + trait.key(),
                "list the codes that all of them can answer, or [] if there are none");
          }
        }
      }
      for (var trait : ambient.children()) {
        if (Stream.of(Trait.values()).noneMatch(known -> known.key().equals(trait.name()))) {
          violations.add(
              trait.pointer(),
              "ambient has no part " + trait.name(),
              "use " + Stream.of(Trait.values()).map(Trait::key).toList());
        }
        for (var failure : trait.items()) {
          if (statuses(document, family.name(), failure.node()).isEmpty()) {
            violations.add(
                failure.pointer(),
                "the catalogue has no " + failure.node().asString() + " of " + family.name(),
                "name a code, or a status if any code of it will do");
          }
        }
      }
    }
  }

  private static void need(
      Violations violations, Place entry, String key, boolean good, String mend) {
    if (!good) {
      violations.add(
          entry.pointer() + "/" + key,
          "the family " + entry.name() + " does not say its " + key.replace('/', ' '),
          mend);
    }
  }

  private static void paths(ContractDocument document, Violations violations) {
    var prefixes = new HashMap<String, String>();
    for (var family : document.families().values()) {
      var pointer = "/x-families/" + family.name();
      var first = prefixes.putIfAbsent(family.pathPrefix(), family.name());
      if (first != null) {
        violations.add(
            pointer + "/path",
            family.pathPrefix() + " is the path of the family " + first,
            "give " + family.name() + " another one");
      }
      if (document.operations().stream().noneMatch(each -> each.family().equals(family.name()))) {
        violations.add(
            pointer,
            "no operation lies under " + family.pathPrefix() + " of the family " + family.name(),
            "remove the family, or correct its path");
      }
    }
    for (var operation : document.operations()) {
      if (operation.family().isEmpty() && operation.secured()) {
        violations.add(
            operation.pointer(),
            operation.path() + " belongs to no family",
            "begin it with the path of a family in x-families");
      }
    }
  }

  private static void ambient(ContractDocument document, Violations violations) {
    for (var operation : document.operations()) {
      var family = document.families().get(operation.family());
      if (family == null) {
        continue;
      }
      for (var trait : Trait.values()) {
        if (trait.in(operation)) {
          for (var failure : family.node().path("ambient").path(trait.key())) {
            needFailure(violations, document, operation, family, trait, failure);
          }
        }
      }
    }
  }

  private static void needFailure(
      Violations violations,
      ContractDocument document,
      ApiOperation operation,
      Family family,
      Trait trait,
      JsonNode failure) {
    for (var status : statuses(document, family.name(), failure)) {
      var answer = operation.answers().get(status);
      if (answer == null || (!failure.isInt() && !answer.codes().contains(failure.asString()))) {
        var code = failure.isInt() ? "" : " " + failure.asString();
        violations.add(
            operation.pointer() + "/responses/" + status,
            operation.id() + " has " + trait.words + ", but no " + status + code,
            "declare it, for x-families calls it ambient");
      }
    }
  }

  /** The statuses of a code of the family, or the status itself if the catalogue has it. */
  private static Set<Integer> statuses(ContractDocument document, String family, JsonNode failure) {
    var statuses = new TreeSet<Integer>();
    for (var entry : document.catalogue()) {
      if (entry.family().equals(family)
          && (failure.isInt()
              ? entry.status() == failure.asInt()
              : entry.code().equals(failure.asString()))) {
        statuses.add(entry.status());
      }
    }
    return statuses;
  }

  private static void secured(ContractDocument document, Violations violations) {
    var schemes = document.root().path("components").path("securitySchemes");
    for (var operation : document.operations()) {
      var security = new Place(operation.pointer(), operation.node()).child("security");
      if (!security.node().isArray()) {
        violations.add(
            operation.pointer(),
            operation.id() + " does not say how it is secured",
            "add security; [] if it needs no key");
      }
      for (var alternative : security.items()) {
        for (var name : alternative.node().propertyNames()) {
          if (!schemes.has(name)) {
            violations.add(
                alternative.pointer(),
                "no security scheme is called " + name,
                "define it in components/securitySchemes");
          } else if (!schemesOf(document, operation.family()).contains(name)) {
            violations.add(
                alternative.pointer(),
                name + " is not the scheme of the family " + operation.family(),
                "use one of " + schemesOf(document, operation.family()));
          }
        }
      }
    }
    for (var family : document.families().keySet()) {
      if (schemesOf(document, family).isEmpty()) {
        violations.add(
            "/x-families/" + family + "/key-prefix",
            "no security scheme names the key prefix of the family " + family,
            "name it in the bearerFormat or description of its scheme");
      }
    }
  }

  /** The security schemes that name the key prefix of a family. */
  private static List<String> schemesOf(ContractDocument document, String family) {
    var prefix = document.families().getOrDefault(family, Family.NONE).keyPrefix();
    return Places.components(document, "securitySchemes").stream()
        .filter(
            scheme -> (scheme.text("bearerFormat") + scheme.text("description")).contains(prefix))
        .map(Place::name)
        .toList();
  }

  private static void rights(ContractDocument document, Violations violations) {
    for (var operation : document.operations()) {
      var pointer = operation.pointer() + "/x-required-right";
      var open = operation.node().path("security").isEmpty();
      if (open && operation.secured()) {
        violations.add(
            pointer,
            operation.id() + " needs a right, but no key",
            "add security, or remove x-required-right");
      } else if (!open && !operation.secured()) {
        violations.add(
            operation.pointer(),
            operation.id() + " needs a key, but names no right",
            "add x-required-right");
      }
      var right = operation.requiredRight();
      var family = document.families().get(operation.family());
      if (right == null || family == null) {
        continue;
      }
      var known = new HashSet<String>();
      family.node().path("rights").forEach(each -> known.add(each.asString()));
      if (!known.contains(right)) {
        violations.add(
            pointer,
            "the family " + family.name() + " has no right " + right,
            "use one of its rights in x-families");
      } else if (operation.method().matches("GET|HEAD")
          && known.contains("read")
          && !right.equals("read")) {
        violations.add(
            pointer, operation.id() + " reads, but needs the right " + right, "ask for read");
      }
    }
  }

  private static void idempotency(ContractDocument document, Violations violations) {
    for (var operation : document.operations()) {
      var family = document.families().get(operation.family());
      if (family == null || !operation.method().equals("POST")) {
        continue;
      }
      var wanted = family.node().path("ambient").has(Trait.IDEMPOTENCY_KEY.key());
      if (wanted && !Trait.IDEMPOTENCY_KEY.in(operation)) {
        violations.add(
            operation.pointer(),
            operation.id() + " is a POST without Idempotency-Key",
            "take it as a parameter");
      }
    }
  }
}
