package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What every operation must have. */
final class OperationRules {
  private static final Pattern OPERATION_ID = Pattern.compile("[a-z]+([A-Z][a-z0-9]*)+");
  private static final Pattern PARAMETER = Pattern.compile("[a-z]+(_[a-z]+)*");

  /** What any secured operation can be answered, whatever it does. */
  private static final Set<Integer> AMBIENT = Set.of(401, 403, 429, 500, 503);

  private static final Set<Integer> AMBIENT_WITH_BODY = Set.of(408, 413, 415);

  private OperationRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule("the document is OpenAPI 3.0.3", OperationRules::version),
        new HouseRule(
            "an operationId is verb and noun in lowerCamel, and unique", OperationRules::ids),
        new HouseRule(
            "an operation has one tag, a summary and a description", OperationRules::described),
        new HouseRule("a tag is described and used", OperationRules::tags),
        new HouseRule("a status is listed by its number", OperationRules::statuses),
        new HouseRule("an operation declares its ambient failures", OperationRules::ambient),
        new HouseRule("a secured operation names the right that it needs", OperationRules::rights),
        new HouseRule("placeholders and path parameters agree", OperationRules::placeholders),
        new HouseRule("parameters are in snake_case and described", OperationRules::parameters),
        new HouseRule("a list pages by cursor", OperationRules::pages),
        new HouseRule("a POST takes an Idempotency-Key", OperationRules::idempotency));
  }

  private static List<String> version(ContractDocument document) {
    var version = document.root().path("openapi").asString("");
    return version.equals("3.0.3") ? List.of() : List.of("openapi: is " + version + ", not 3.0.3");
  }

  private static List<String> ids(ContractDocument document) {
    var violations = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (var operation : document.operations()) {
      if (!OPERATION_ID.matcher(operation.id()).matches()) {
        violations.add(where(operation) + ": name it verb + noun, such as createCut");
      }
      if (!seen.add(operation.id())) {
        violations.add(where(operation) + ": another operation has the same operationId");
      }
    }
    return violations;
  }

  private static List<String> described(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var operation : document.operations()) {
      for (var field : List.of("summary", "description")) {
        if (operation.node().path(field).asString("").isBlank()) {
          violations.add(where(operation) + ": add a " + field);
        }
      }
      if (operation.node().path("tags").size() != 1) {
        violations.add(where(operation) + ": give it exactly one tag");
      }
    }
    return violations;
  }

  private static List<String> tags(ContractDocument document) {
    var violations = new ArrayList<String>();
    var used =
        document.operations().stream()
            .map(operation -> operation.node().path("tags").path(0).asString(""))
            .collect(Collectors.toSet());
    var listed = new HashSet<String>();
    for (var tag : document.root().path("tags")) {
      var name = tag.path("name").asString("");
      listed.add(name);
      if (tag.path("description").asString("").isBlank()) {
        violations.add("tag " + name + ": add a description");
      }
      if (!used.contains(name)) {
        violations.add("tag " + name + ": no operation has it; remove it");
      }
    }
    used.stream()
        .filter(name -> !listed.contains(name))
        .forEach(name -> violations.add("tag " + name + ": list it under tags"));
    return violations;
  }

  private static List<String> statuses(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var path : document.root().path("paths").properties()) {
      for (var operation : path.getValue()) {
        for (var status : operation.path("responses").propertyNames()) {
          if (!status.matches("[1-5][0-9]{2}")) {
            violations.add(
                path.getKey() + ": '" + status + "' is no status; list each status by its number");
          }
        }
      }
    }
    return violations;
  }

  private static List<String> ambient(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var operation : document.operations()) {
      if (!operation.secured()) {
        continue;
      }
      var needed = new HashSet<>(AMBIENT);
      if (!operation.bodies().isEmpty()) {
        needed.addAll(AMBIENT_WITH_BODY);
      }
      if (operation.takesJson()) {
        needed.addAll(Set.of(400, 422));
      }
      if (!operation.placeholders().isEmpty()) {
        needed.add(404);
      }
      if (operation.parameter("cursor").isPresent()) {
        needed.addAll(Set.of(400, 422));
      }
      if (operation.parameter("Idempotency-Key").isPresent()) {
        needed.addAll(Set.of(409, 422));
      }
      needed.removeAll(operation.answers().keySet());
      needed.stream()
          .sorted()
          .forEach(status -> violations.add(where(operation) + ": declare " + status));
    }
    return violations;
  }

  private static List<String> rights(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var operation : document.operations()) {
      var security = operation.node().path("security");
      var open = security.isArray() && security.isEmpty();
      if (security.isMissingNode()) {
        violations.add(where(operation) + ": say how it is secured; [] for not at all");
      }
      if (open == operation.secured()) {
        violations.add(
            where(operation) + ": x-required-right stands exactly where a key is needed");
      }
      var right = operation.requiredRight();
      if (right != null && !Set.of("read", "write", "admin").contains(right)) {
        violations.add(where(operation) + ": x-required-right is read, write or admin");
      }
      if (operation.method().matches("GET|HEAD") && right != null && !right.equals("read")) {
        violations.add(where(operation) + ": reading needs the right read");
      }
    }
    return violations;
  }

  private static List<String> placeholders(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var operation : document.operations()) {
      var inPath =
          Pattern.compile("\\{([^}]+)}")
              .matcher(operation.path())
              .results()
              .map(match -> match.group(1))
              .toList();
      if (!inPath.equals(operation.placeholders())) {
        violations.add(
            where(operation)
                + ": the path has "
                + inPath
                + ", declared are "
                + operation.placeholders());
      }
    }
    return violations;
  }

  private static List<String> parameters(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var operation : document.operations()) {
      for (var parameter : operation.parameters()) {
        if (!parameter.place().equals("header") && !PARAMETER.matcher(parameter.name()).matches()) {
          violations.add(where(operation) + ": write " + parameter.name() + " in snake_case");
        }
        if (parameter.node().path("description").asString("").isBlank()) {
          violations.add(where(operation) + ": describe " + parameter.name());
        }
      }
    }
    return violations;
  }

  private static List<String> pages(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var operation : document.operations()) {
      if (!operation.id().startsWith("list")) {
        continue;
      }
      for (var name : List.of("limit", "cursor")) {
        if (operation.parameter(name).isEmpty()) {
          violations.add(where(operation) + ": take the parameter " + name);
        }
      }
      var success = operation.answers().get(200);
      var page = success == null ? null : document.resolve(success.schema("application/json"));
      if (page == null
          || !page.path("properties").has("data")
          || !page.path("properties").has("next_cursor")) {
        violations.add(where(operation) + ": answer 200 with data and next_cursor");
      }
    }
    return violations;
  }

  private static List<String> idempotency(ContractDocument document) {
    return document.operations().stream()
        .filter(operation -> operation.method().equals("POST"))
        .filter(operation -> operation.parameter("Idempotency-Key").isEmpty())
        .map(operation -> where(operation) + ": take the parameter Idempotency-Key")
        .toList();
  }

  private static String where(ApiOperation operation) {
    return operation.method() + " " + operation.path() + " (" + operation.id() + ")";
  }
}
