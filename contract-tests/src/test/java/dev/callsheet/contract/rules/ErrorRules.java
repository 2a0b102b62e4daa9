package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.DeclaredAnswer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Codes, their catalogue and the headers of answers. */
final class ErrorRules {
  /** Creations of what has no {@code get} operation, and so no URL of its own. */
  private static final Set<String> WITHOUT_LOCATION = Set.of("createTopUp");

  private ErrorRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule("an error response narrows its code", ErrorRules::narrowed),
        new HouseRule("a code is in the catalogue, with this status", ErrorRules::catalogued),
        new HouseRule("a code of the catalogue is used", ErrorRules::used),
        new HouseRule("an entry of the catalogue is complete and unique", ErrorRules::complete),
        new HouseRule("an answer names its request", ErrorRules::requestIds),
        new HouseRule(
            "Retry-After is declared where the catalogue says so", ErrorRules::retryAfter),
        new HouseRule(
            "WWW-Authenticate, Allow and Content-Range stand where HTTP wants them",
            ErrorRules::statusHeaders),
        new HouseRule("201 has the Location of what was created", ErrorRules::location),
        new HouseRule("a secured operation tells its rate limit", ErrorRules::rateLimits));
  }

  private static List<String> narrowed(ContractDocument document) {
    var violations = new ArrayList<String>();
    forEachAnswer(
        document,
        (operation, answer) -> {
          if (answer.isError() && answer.codes().isEmpty()) {
            violations.add(
                where(operation, answer)
                    + ": narrow the code field by an enum, or say x-error-code for HEAD");
          }
          if (operation.isHead() && !answer.mediaTypes().isEmpty()) {
            violations.add(where(operation, answer) + ": an answer to HEAD has no content");
          }
        });
    return violations;
  }

  private static List<String> catalogued(ContractDocument document) {
    var violations = new ArrayList<String>();
    forEachAnswer(
        document,
        (operation, answer) -> {
          for (var code : answer.codes()) {
            var entry = document.entry(operation.family(), code);
            if (entry.isEmpty()) {
              violations.add(where(operation, answer) + ": add " + code + " to x-error-catalog");
            } else if (entry.get().status() != answer.status()) {
              violations.add(
                  where(operation, answer)
                      + ": the catalogue has "
                      + code
                      + " with "
                      + entry.get().status());
            }
          }
        });
    return violations;
  }

  private static List<String> used(ContractDocument document) {
    var used = new HashSet<String>();
    document.declared().forEach(triple -> used.add(triple.family() + " " + triple.code()));
    return document.catalogue().stream()
        .filter(entry -> !used.contains(entry.family() + " " + entry.code()))
        .map(entry -> entry.family() + " " + entry.code() + ": no operation answers it; remove it")
        .toList();
  }

  private static List<String> complete(ContractDocument document) {
    var violations = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (var entry : document.catalogue()) {
      var name = "x-error-catalog " + entry.family() + " " + entry.code();
      for (var field : List.of("title", "when", "remedy")) {
        if (entry.node().path(field).asString("").isBlank()) {
          violations.add(name + ": add " + field);
        }
      }
      for (var field : List.of("retryable", "retry-after")) {
        if (!entry.node().path(field).isBoolean()) {
          violations.add(name + ": say " + field + ", true or false");
        }
      }
      if (!Set.of("seed", "extension").contains(entry.origin())) {
        violations.add(name + ": its origin is seed or extension");
      }
      if (!document.families().containsKey(entry.family())) {
        violations.add(name + ": x-families has no such family");
      }
      if (entry.retryAfter() && !entry.retryable()) {
        violations.add(name + ": only what is retryable has Retry-After");
      }
      if (Set.of(429, 503).contains(entry.status()) && !entry.retryAfter()) {
        violations.add(name + ": " + entry.status() + " has Retry-After");
      }
      if (!seen.add(name)) {
        violations.add(name + ": stands there twice");
      }
    }
    return violations;
  }

  private static List<String> requestIds(ContractDocument document) {
    var violations = new ArrayList<String>();
    forEachAnswer(
        document,
        (operation, answer) -> needHeader(violations, document, operation, answer, "X-Request-Id"));
    return violations;
  }

  private static List<String> retryAfter(ContractDocument document) {
    var violations = new ArrayList<String>();
    forEachAnswer(
        document,
        (operation, answer) -> {
          var waiting =
              answer.codes().stream()
                  .flatMap(code -> document.entry(operation.family(), code).stream())
                  .filter(entry -> entry.retryAfter())
                  .count();
          var header = document.resolve(answer.node().path("headers").path("Retry-After"));
          if ((waiting > 0) == header.isMissingNode()) {
            violations.add(
                where(operation, answer) + ": Retry-After stands exactly where a code has it");
          } else if (waiting > 0
              && header.path("required").asBoolean(false) != (waiting == answer.codes().size())) {
            violations.add(
                where(operation, answer) + ": Retry-After is required if every code has it");
          }
        });
    return violations;
  }

  private static List<String> statusHeaders(ContractDocument document) {
    var violations = new ArrayList<String>();
    var needed =
        Map.of(401, "WWW-Authenticate", 405, "Allow", 206, "Content-Range", 416, "Content-Range");
    forEachAnswer(
        document,
        (operation, answer) -> {
          var header = needed.get(answer.status());
          if (header != null) {
            needHeader(violations, document, operation, answer, header);
          }
        });
    return violations;
  }

  private static List<String> location(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var operation : document.operations()) {
      var created = operation.answers().get(201);
      if (created != null && !WITHOUT_LOCATION.contains(operation.id())) {
        needHeader(violations, document, operation, created, "Location");
      }
    }
    return violations;
  }

  private static List<String> rateLimits(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var operation : document.operations()) {
      for (var answer : operation.answers().values()) {
        if (!operation.secured() || answer.status() == 401) {
          continue;
        }
        for (var name : List.of("RateLimit", "RateLimit-Policy")) {
          if (!answer.node().path("headers").has(name)) {
            violations.add(where(operation, answer) + ": declare the header " + name);
          }
        }
      }
    }
    return violations;
  }

  private static void needHeader(
      List<String> violations,
      ContractDocument document,
      ApiOperation operation,
      DeclaredAnswer answer,
      String name) {
    var header = document.resolve(answer.node().path("headers").path(name));
    if (!header.path("required").asBoolean(false)) {
      violations.add(where(operation, answer) + ": declare the header " + name + " as required");
    }
  }

  private static void forEachAnswer(
      ContractDocument document, BiConsumer<ApiOperation, DeclaredAnswer> visitor) {
    for (var operation : document.operations()) {
      operation.answers().values().forEach(answer -> visitor.accept(operation, answer));
    }
    for (var family : document.families().values()) {
      var unrouted =
          new ApiOperation(
              "(unrouted)",
              "*",
              family.pathPrefix(),
              family.name(),
              null,
              List.of(),
              Map.of(),
              family.unrouted(),
              document.root());
      family.unrouted().values().forEach(answer -> visitor.accept(unrouted, answer));
    }
  }

  /** The codes of a family that its seed names, with their statuses. */
  static Map<String, Set<Integer>> seedCodes(ContractDocument document, String family) {
    var codes = new LinkedHashMap<String, Set<Integer>>();
    for (var entry : document.catalogue()) {
      if (entry.family().equals(family) && entry.origin().equals("seed")) {
        codes.computeIfAbsent(entry.code(), code -> new TreeSet<>()).add(entry.status());
      }
    }
    return codes;
  }

  private static String where(ApiOperation operation, DeclaredAnswer answer) {
    return operation.id() + " " + answer.status() + " (" + answer.component() + ")";
  }
}
