package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.SchemaCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Examples: everywhere, and valid. */
final class ExampleRules {
  private ExampleRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule("a response has a named example, one for each code", ExampleRules::complete),
        new HouseRule("the example of a code shows that code", ExampleRules::ofCode),
        new HouseRule("an example of a response is valid", ExampleRules::validResponses),
        new HouseRule("a JSON request has a valid example", ExampleRules::validRequests),
        new HouseRule("a parameter or header has a valid example", ExampleRules::validParameters));
  }

  private static List<String> complete(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var operation : document.operations()) {
      for (var answer : operation.answers().values()) {
        if (!answer.mediaTypes().contains("application/json")
            || answer.isFile("application/json")) {
          continue;
        }
        var names = examples(answer.node()).propertyNames();
        if (answer.codes().isEmpty()
            ? names.isEmpty()
            : !Set.copyOf(names).equals(Set.copyOf(answer.codes()))) {
          violations.add(
              answer.component()
                  + ": has the examples "
                  + names
                  + " for the codes "
                  + answer.codes());
        }
      }
    }
    return violations.stream().distinct().toList();
  }

  private static List<String> ofCode(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var operation : document.operations()) {
      var family = document.families().get(operation.family());
      for (var answer : operation.answers().values()) {
        for (var example : examples(answer.node()).properties()) {
          if (family != null
              && answer.isError()
              && !family.codeOf(example.getValue().path("value")).equals(example.getKey())) {
            violations.add(
                answer.component() + ": the example " + example.getKey() + " shows another code");
          }
          if (example.getValue().path("summary").asString("").isBlank()) {
            violations.add(answer.component() + ": give " + example.getKey() + " a summary");
          }
        }
      }
    }
    return violations.stream().distinct().toList();
  }

  private static List<String> validResponses(ContractDocument document) {
    var check = new SchemaCheck(document);
    var violations = new ArrayList<String>();
    for (var response : document.root().path("components").path("responses").properties()) {
      var pointer =
          "/components/responses/" + response.getKey() + "/content/application~1json/schema";
      for (var example : examples(response.getValue()).properties()) {
        for (var violation : check.violations(pointer, example.getValue().path("value"))) {
          violations.add(response.getKey() + ", example " + example.getKey() + ": " + violation);
        }
      }
    }
    return violations;
  }

  private static List<String> validRequests(ContractDocument document) {
    var check = new SchemaCheck(document);
    var violations = new ArrayList<String>();
    for (var operation : document.operations()) {
      if (!operation.takesJson()) {
        continue;
      }
      var body = operation.bodies().get("application/json");
      if (body == null || !body.has("example")) {
        violations.add(operation.id() + ": give its request an example");
        continue;
      }
      var pointer =
          "/paths/"
              + ContractDocument.escape(operation.path())
              + "/"
              + operation.method().toLowerCase(java.util.Locale.ROOT)
              + "/requestBody/content/application~1json/schema";
      for (var violation : check.violations(pointer, body.path("example"))) {
        violations.add(operation.id() + ", example of the request: " + violation);
      }
    }
    return violations;
  }

  private static List<String> validParameters(ContractDocument document) {
    var check = new SchemaCheck(document);
    var violations = new ArrayList<String>();
    for (var kind : List.of("parameters", "headers")) {
      for (var component : document.root().path("components").path(kind).properties()) {
        var name = kind + " " + component.getKey();
        var example = component.getValue().path("example");
        if (example.isMissingNode()) {
          violations.add(name + ": add an example");
          continue;
        }
        var pointer = "/components/" + kind + "/" + component.getKey() + "/schema";
        for (var violation : check.violations(pointer, example)) {
          violations.add(name + ", example: " + violation);
        }
      }
    }
    return violations;
  }

  private static JsonNode examples(JsonNode response) {
    return response.path("content").path("application/json").path("examples");
  }
}
