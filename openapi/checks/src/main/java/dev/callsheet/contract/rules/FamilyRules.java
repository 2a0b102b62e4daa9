package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.FrameworkError;
import dev.callsheet.contract.document.OwnerKind;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code x-families} says of each family, and how its operations keep to that. */
final class FamilyRules {
  private static final Pattern NOUN = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern PREFIX = Pattern.compile("/|(/([^/{}]+|\\{[^/{}]+}))+");

  /** What an error body can tell besides code, message and details; its name says what it is. */
  private static final List<String> CONTEXT =
      List.of("request_id", "trace_id", "timestamp", "path", "status");

  private static final String REQUESTS = "requests-per-minute";

  /** What a tier may limit. */
  private static final List<String> TIER = List.of(REQUESTS, "parallel", "max-upload-bytes");

  private FamilyRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule("family-entry", "an entry of x-families is complete", FamilyRules::complete),
        new HouseRule(
            "family-paths",
            "a family has path prefixes of its own, with operations",
            FamilyRules::paths),
        new HouseRule(
            "security", "an operation is secured by the key of its family", FamilyRules::secured),
        new HouseRule(
            "required-scope",
            "a secured operation names the scope that it needs, in its description too",
            FamilyRules::scopes),
        new HouseRule(
            "open-to-suspended",
            "only what needs a key is open to keys of suspended owners",
            FamilyRules::openToSuspended),
        new HouseRule(
            "key-owner",
            "whose key an operation needs is said where it is not as in all of its family",
            FamilyRules::keyOwners),
        new HouseRule(
            "idempotency-key",
            "a POST takes an Idempotency-Key where the family has it",
            FamilyRules::idempotency));
  }

  private static void complete(ContractDocument document, Violations violations) {
    for (var entry : Places.root(document).child("x-families").children()) {
      need(
          violations,
          entry,
          "noun",
          NOUN.matcher(entry.text("noun")).matches(),
          "name what an operationId carries that would serve two families, in UpperCamel");
      need(
          violations,
          entry,
          "paths",
          isTexts(entry.child("paths"), PREFIX),
          "list how its paths begin; a prefix ends at a segment, as in /v1");
      need(
          violations,
          entry,
          "keys/prefixes",
          isTexts(entry.child("keys").child("prefixes"), null),
          "list how its keys begin");
      need(
          violations,
          entry,
          "keys/headers",
          isTexts(entry.child("keys").child("headers"), null),
          "list the headers in which a key may be sent");
      need(
          violations,
          entry,
          "scopes",
          entry.node().path("scopes").isObject() && !entry.node().path("scopes").isEmpty(),
          "list them, each with those that it includes");
      for (var scope : entry.child("scopes").children()) {
        for (var included : scope.items()) {
          if (!entry.node().path("scopes").has(included.node().asString(""))) {
            violations.add(
                included.pointer(),
                "the scope %s of %s includes %s, which is not one of its scopes"
                    .formatted(scope.name(), entry.name(), included.node().asString("")),
                "list it among the scopes, or leave it out");
          }
        }
      }
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
          "rate-limit-headers",
          Set.of("keyed", "all").contains(entry.text("rate-limit-headers")),
          "say keyed (on answers to a valid key) or all");
      need(
          violations,
          entry,
          "key-owner",
          !entry.node().has("key-owner") || OwnerKind.of(entry.text("key-owner")).isPresent(),
          "say whose keys its operations take, organization or project, or leave it out");
      tiers(violations, entry);
      error(violations, entry);
    }
  }

  private static void tiers(Violations violations, Place entry) {
    var tiers = entry.child("tiers").children();
    need(
        violations,
        entry,
        "tiers",
        !entry.node().has("tiers") || !tiers.isEmpty(),
        "list them, the first of which is everybody's, or leave them out");
    for (var tier : tiers) {
      for (var limit : tier.children()) {
        if (!TIER.contains(limit.name())) {
          violations.add(limit.pointer(), "no tier has a " + limit.name(), "use " + TIER);
        } else if (!limit.node().isIntegralNumber() || limit.node().asLong() < 1) {
          violations.add(
              limit.pointer(),
              "the tier %s of %s has no %s".formatted(tier.name(), entry.name(), limit.name()),
              "write a positive whole number");
        }
      }
      if (!tier.node().has(REQUESTS)) {
        violations.add(
            tier.pointer(),
            "the tier %s of %s has no %s".formatted(tier.name(), entry.name(), REQUESTS),
            "say how often its keys may ask");
      }
    }
    if (!tiers.isEmpty()
        && tiers.get(0).node().has(REQUESTS)
        && !tiers.get(0).node().path(REQUESTS).equals(entry.node().path(REQUESTS))) {
      violations.add(
          tiers.get(0).child(REQUESTS).pointer(),
          "the first tier of %s, which is everybody's, differs from the %s of the family"
              .formatted(entry.name(), REQUESTS),
          "write the same number");
    }
  }

  private static void error(Violations violations, Place entry) {
    var error = entry.child("error");
    need(
        violations,
        entry,
        "error/message",
        isTexts(error.child("message"), Pattern.compile("/.*")),
        "point to the message in an error body, or list where it may be");
    for (var part : List.of("code", "fields")) {
      need(
          violations,
          entry,
          "error/" + part,
          !error.node().has(part) || error.text(part).startsWith("/"),
          "point to it in an error body, or leave it out");
    }
    need(
        violations,
        entry,
        "error/field-names",
        !error.node().has("field-names")
            || Set.of("dotted", "pointer").contains(error.text("field-names")),
        "say dotted (tracks[0].name) or pointer (/tracks/0/name), or leave it out");
    need(
        violations,
        entry,
        "error/details",
        !error.node().has("details") || error.text("details").matches("(/.*)?"),
        "point to what holds them in an error body, '' for the body itself, or leave it out");
    for (var part : error.child("context").children()) {
      need(
          violations,
          entry,
          "error/context/" + part.name(),
          part.node().asString("").startsWith("/"),
          "point to it in an error body");
      if (!CONTEXT.contains(part.name())) {
        violations.add(
            part.pointer(),
            "nobody knows what to put into the context " + part.name(),
            "use " + CONTEXT);
      }
    }
  }

  /** Whether this is a text, or a list of some, each of a form. */
  private static boolean isTexts(Place place, @Nullable Pattern form) {
    var values = place.node().isArray() ? place.items() : List.of(place);
    return !values.isEmpty()
        && values.stream()
            .map(value -> value.node().asString(""))
            .allMatch(text -> form == null ? !text.isEmpty() : form.matcher(text).matches());
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
      for (var index = 0; index < family.paths().size(); index++) {
        var prefix = family.paths().get(index);
        var pointer = "/x-families/" + family.name() + "/paths/" + index;
        var first = prefixes.putIfAbsent(prefix, family.name());
        if (first != null) {
          violations.add(
              pointer,
              prefix + " is a path of the family " + first + " already",
              "give " + family.name() + " another one");
        } else if (document.operations().stream()
            .noneMatch(operation -> isUnder(prefix, family, operation))) {
          violations.add(
              pointer,
              "no operation of the family " + family.name() + " lies under " + prefix,
              "remove the prefix, or correct it");
        }
      }
    }
    for (var operation : document.operations()) {
      if (operation.family().isEmpty() && operation.secured()) {
        violations.add(
            operation.pointer(),
            operation.path() + " belongs to no family",
            "begin it with a path of a family in x-families");
      }
    }
  }

  private static boolean isUnder(String prefix, Family family, ApiOperation operation) {
    var begin =
        Pattern.quote(prefix.equals("/") ? "" : prefix).replaceAll("\\{[^/}]+}", "\\\\E[^/]+\\\\Q");
    return operation.family().equals(family.name())
        && Pattern.compile(begin + "(/.*)?").matcher(operation.path()).matches();
  }

  private static void secured(ContractDocument document, Violations violations) {
    var schemes = document.root().path("components").path("securitySchemes");
    for (var operation : document.operations()) {
      var security = new Place(operation.pointer(), operation.node()).child("security");
      if (!security.node().isArray() && !document.root().has("security")) {
        violations.add(
            operation.pointer(),
            operation.id() + " does not say how it is secured",
            "add security; [] if it needs no key");
      }
      var own =
          schemesOf(document, document.families().getOrDefault(operation.family(), Family.NONE));
      var names = own.stream().map(Place::name).toList();
      for (var alternative : security.items()) {
        for (var name : alternative.node().propertyNames()) {
          if (!schemes.has(name)) {
            violations.add(
                alternative.pointer(),
                "no security scheme is called " + name,
                "define it in components/securitySchemes");
          } else if (!names.contains(name)) {
            violations.add(
                alternative.pointer(),
                name + " is not the scheme of the family " + operation.family(),
                "use one of " + names);
          }
        }
      }
    }
    document.families().values().forEach(family -> keys(document, family, violations));
  }

  private static void keys(ContractDocument document, Family family, Violations violations) {
    var pointer = "/x-families/" + family.name() + "/keys";
    var schemes = schemesOf(document, family);
    for (var index = 0; index < family.keyPrefixes().size(); index++) {
      var prefix = family.keyPrefixes().get(index);
      if (schemes.stream().noneMatch(scheme -> names(scheme, prefix))) {
        violations.add(
            pointer + "/prefixes/" + index,
            "no security scheme names the key prefix " + prefix + " of the family " + family.name(),
            "name it in the bearerFormat or description of its scheme");
      }
    }
    for (var index = 0; index < family.keyHeaders().size(); index++) {
      var header = family.keyHeaders().get(index);
      if (schemes.stream().noneMatch(scheme -> isSentIn(scheme, header))) {
        violations.add(
            pointer + "/headers/" + index,
            "no security scheme of the family " + family.name() + " is sent in " + header,
            header.equals("Authorization")
                ? "define one with type: http and scheme: bearer"
                : "define one with type: apiKey, in: header and name: " + header);
      }
    }
  }

  /** The security schemes that name a key prefix of a family. */
  private static List<Place> schemesOf(ContractDocument document, Family family) {
    return Places.components(document, "securitySchemes").stream()
        .filter(scheme -> family.keyPrefixes().stream().anyMatch(prefix -> names(scheme, prefix)))
        .toList();
  }

  private static boolean names(Place scheme, String prefix) {
    return (scheme.text("bearerFormat") + scheme.text("description")).contains(prefix);
  }

  private static boolean isSentIn(Place scheme, String header) {
    return header.equals("Authorization")
        ? scheme.text("type").equals("http") && scheme.text("scheme").equals("bearer")
        : scheme.text("type").equals("apiKey")
            && scheme.text("in").equals("header")
            && scheme.text("name").equals(header);
  }

  private static void scopes(ContractDocument document, Violations violations) {
    for (var operation : document.operations()) {
      var pointer = operation.pointer() + "/x-required-scope";
      var scope = operation.requiredScope();
      if (!operation.secured() && scope != null) {
        violations.add(
            pointer,
            operation.id() + " needs a scope, but no key",
            "add security, or remove x-required-scope");
      } else if (operation.secured() && scope == null && !isOpenToSuspended(operation)) {
        violations.add(
            operation.pointer(),
            operation.id() + " needs a key, but names no scope",
            "add x-required-scope");
      }
      var family = document.families().get(operation.family());
      if (scope == null || family == null) {
        continue;
      }
      if (!family.scopes().containsKey(scope)) {
        violations.add(
            pointer,
            "the family " + family.name() + " has no scope " + scope,
            "use one of its scopes in x-families");
      } else if (operation.method().matches("GET|HEAD")
          && family.scopes().containsKey("read")
          && !scope.equals("read")
          && !isAdministration(scope, family)) {
        violations.add(
            pointer, operation.id() + " reads, but needs the scope " + scope, "ask for read");
      }
      var told = "Needs `" + scope + "`.";
      if (!operation.node().path("description").asString("").strip().endsWith(told)) {
        violations.add(
            operation.pointer() + "/description",
            "the description of " + operation.id() + " does not tell the scope that it needs",
            "end it in \"" + told + "\"");
      }
    }
  }

  /** Whether it is for any key, to find out why others refuse it. */
  private static boolean isOpenToSuspended(ApiOperation operation) {
    return operation.node().path("x-open-to-suspended").asBoolean(false);
  }

  /** Whether a scope includes one that itself includes reading: not all may see what it guards. */
  private static boolean isAdministration(String scope, Family family) {
    return family.scopes().getOrDefault(scope, Set.of()).stream()
        .anyMatch(included -> family.scopes().getOrDefault(included, Set.of()).contains("read"));
  }

  private static void openToSuspended(ContractDocument document, Violations violations) {
    for (var operation : document.operations()) {
      if (operation.openToSuspended() && !operation.secured()) {
        violations.add(
            operation.pointer() + "/x-open-to-suspended",
            operation.id() + " is open to suspended owners, but needs no key",
            "add security, or remove x-open-to-suspended");
      }
    }
  }

  private static void keyOwners(ContractDocument document, Violations violations) {
    for (var operation : document.operations()) {
      var named = operation.node().path("x-key-owner").asString("");
      if (named.isEmpty()) {
        continue;
      }
      var pointer = operation.pointer() + "/x-key-owner";
      var family = document.families().getOrDefault(operation.family(), Family.NONE);
      var owner = OwnerKind.of(named);
      if (!operation.secured()) {
        violations.add(
            pointer,
            operation.id() + " says whose key it needs, but needs none",
            "add security, or remove x-key-owner");
      } else if (owner.isEmpty()) {
        violations.add(
            pointer, "nobody called " + named + " has keys", "write organization or project");
      } else if (family.keyOwner().isEmpty()) {
        violations.add(
            pointer,
            "the family " + operation.family() + " does not tell keys of projects apart",
            "add key-owner to it, or remove x-key-owner");
      } else if (family.keyOwner().equals(owner)) {
        violations.add(
            pointer,
            operation.id() + " needs the same keys as all of its family",
            "remove x-key-owner");
      }
    }
  }

  private static void idempotency(ContractDocument document, Violations violations) {
    for (var operation : document.operations()) {
      var family = document.families().getOrDefault(operation.family(), Family.NONE);
      if (operation.method().equals("POST")
          && family.frameworkErrors().containsKey(FrameworkError.IN_FLIGHT)
          && operation.parameter("Idempotency-Key").isEmpty()) {
        violations.add(
            operation.pointer(),
            operation.id() + " is a POST without Idempotency-Key",
            "take it as a parameter");
      }
    }
  }
}
