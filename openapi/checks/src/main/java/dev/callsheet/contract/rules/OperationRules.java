package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What every operation must have. */
final class OperationRules {
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");

  /** The headers of the Standard Webhooks specification. */
  private static final List<String> WEBHOOK_HEADERS =
      List.of("webhook-id", "webhook-timestamp", "webhook-signature");

  private OperationRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "operation-description",
            "an operation has one tag, a summary and a description",
            OperationRules::described),
        new HouseRule(
            "statuses",
            "a status is listed by its number, that of a success among them",
            OperationRules::statuses),
        new HouseRule(
            "placeholders", "placeholders and path parameters agree", OperationRules::placeholders),
        new HouseRule(
            "parameter-names",
            "a parameter outside of headers is in snake_case",
            OperationRules::names),
        new HouseRule(
            "component-descriptions",
            "responses, parameters, headers and security schemes are described",
            OperationRules::partsDescribed),
        new HouseRule("paging", "a list pages by cursor", OperationRules::pages),
        new HouseRule("head", "HEAD is declared where there is no GET", OperationRules::heads),
        new HouseRule(
            "webhooks",
            "a webhook has the headers of Standard Webhooks and tells its events apart",
            OperationRules::webhooks));
  }

  private static void described(ContractDocument document, Violations violations) {
    for (var operation : Places.operations(document)) {
      for (var field : List.of("summary", "description")) {
        if (operation.lacks(field)) {
          violations.add(
              operation.pointer() + "/" + field,
              operation.text("operationId") + " has no " + field,
              "add one");
        }
      }
      if (operation.node().path("tags").size() != 1) {
        violations.add(
            operation.pointer() + "/tags",
            operation.text("operationId")
                + " has "
                + operation.node().path("tags").size()
                + " tags",
            "give it exactly one");
      }
    }
  }

  private static void statuses(ContractDocument document, Violations violations) {
    var answers = new ArrayList<Place>();
    for (var operation : Places.operations(document)) {
      var responses = operation.child("responses");
      if (responses.children().stream().noneMatch(answer -> answer.name().matches("[23].*"))) {
        violations.add(
            responses.pointer(),
            operation.text("operationId") + " never succeeds",
            "declare the answer of success");
      }
      answers.addAll(responses.children());
    }
    for (var answer : answers) {
      if (!answer.name().matches("[1-5][0-9]{2}")) {
        violations.add(
            answer.pointer(),
            "'" + answer.name() + "' is no status",
            "list each status that can be answered, by its number");
      }
    }
  }

  private static void placeholders(ContractDocument document, Violations violations) {
    for (var operation : document.operations()) {
      var inPath =
          PLACEHOLDER.matcher(operation.path()).results().map(match -> match.group(1)).toList();
      if (!inPath.equals(operation.placeholders())) {
        violations.add(
            operation.pointer() + "/parameters",
            operation.path() + " has " + inPath + ", but declared are " + operation.placeholders(),
            "declare each placeholder as a parameter of the operation, in the order of the path");
      }
    }
    for (var parameter : Places.parameters(document)) {
      if (parameter.text("in").equals("path")
          && !parameter.node().path("required").asBoolean(false)) {
        violations.add(
            parameter.pointer(),
            "the path parameter " + parameter.text("name") + " is not required",
            "add required: true");
      }
    }
  }

  private static void names(ContractDocument document, Violations violations) {
    for (var parameter : Places.parameters(document)) {
      var name = parameter.text("name");
      if (!parameter.text("in").equals("header") && !SNAKE_CASE.matcher(name).matches()) {
        violations.add(
            parameter.pointer() + "/name",
            "the parameter " + name + " is not in snake_case",
            "rename it");
      }
    }
  }

  private static void partsDescribed(ContractDocument document, Violations violations) {
    var parts = new ArrayList<Place>(Places.parameters(document));
    for (var kind : List.of("responses", "headers", "securitySchemes")) {
      parts.addAll(Places.components(document, kind));
    }
    for (var operation : Places.operations(document)) {
      parts.addAll(operation.child("responses").children());
    }
    for (var part : parts) {
      if (!part.node().has("$ref") && part.lacks("description")) {
        var name = part.node().path("name").asString(part.name());
        violations.add(part.pointer(), name + " is not described", "add a description");
      }
    }
  }

  private static void heads(ContractDocument document, Violations violations) {
    for (var operation : document.operations()) {
      if (operation.isHead() && document.root().path("paths").path(operation.path()).has("get")) {
        violations.add(
            operation.pointer(),
            operation.id() + " is the HEAD of a path that has GET",
            "remove it, for HEAD is answered as GET is");
      }
    }
  }

  private static void webhooks(ContractDocument document, Violations violations) {
    for (var operation : Places.operations(document)) {
      if (!operation.pointer().contains("/callbacks/")) {
        continue;
      }
      var id = operation.text("operationId");
      var headers = new HashSet<String>();
      for (var reference : operation.child("parameters").items()) {
        var parameter = document.resolve(reference.node());
        if (parameter.path("in").asString("").equals("header")
            && parameter.path("required").asBoolean(false)) {
          headers.add(parameter.path("name").asString("").toLowerCase(Locale.ROOT));
        }
      }
      for (var header : WEBHOOK_HEADERS) {
        if (!headers.contains(header)) {
          violations.add(
              operation.pointer() + "/parameters",
              id + " does not have the header " + header,
              "add it as a parameter that is required");
        }
      }
      var schema =
          document.resolve(
              document
                  .resolve(operation.node().path("requestBody"))
                  .at("/content/application~1json/schema"));
      if (schema.path("oneOf").isEmpty() || !schema.at("/discriminator/propertyName").isString()) {
        violations.add(
            operation.pointer() + "/requestBody",
            id + " does not tell its events apart",
            "make its JSON a oneOf with a discriminator, a schema for each event");
      }
    }
  }

  private static void pages(ContractDocument document, Violations violations) {
    for (var operation : document.operations()) {
      var list = operation.id().matches("list[A-Z].*");
      var page = isPage(document, operation);
      if (!list && (page || operation.parameter("cursor").isPresent())) {
        violations.add(
            operation.pointer() + "/operationId",
            operation.id() + " pages, so it is a list",
            "begin its operationId with list");
      }
      if (!list) {
        continue;
      }
      for (var name : List.of("limit", "cursor")) {
        if (operation.parameter(name).isEmpty()) {
          violations.add(
              operation.pointer() + "/parameters",
              operation.id() + " does not take " + name,
              "take it as a parameter");
        }
      }
      if (!page) {
        violations.add(
            operation.pointer() + "/responses/200",
            operation.id() + " does not answer a page",
            "answer 200 with one array and next_cursor");
      }
    }
  }

  /** Whether the success is one array beside {@code next_cursor}, in an envelope or not. */
  private static boolean isPage(ContractDocument document, ApiOperation operation) {
    var success = operation.answers().get(200);
    if (success == null) {
      return false;
    }
    var schema = document.resolve(success.schema("application/json"));
    return isPage(document, schema)
        || isPage(document, document.resolve(schema.path("properties").path("data")));
  }

  private static boolean isPage(ContractDocument document, JsonNode schema) {
    var properties = schema.path("properties");
    return properties.has("next_cursor")
        && properties
                .valueStream()
                .filter(each -> document.resolve(each).path("type").asString("").equals("array"))
                .count()
            == 1;
  }
}
