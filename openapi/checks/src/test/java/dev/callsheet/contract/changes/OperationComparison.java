package dev.callsheet.contract.changes;

import dev.callsheet.contract.document.CatalogueEntry;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.DeclaredAnswer;
import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Compares what two operations take and answer. */
final class OperationComparison {
  private final ContractDocument before;
  private final ContractDocument after;
  private final ChangeLog log;
  private final SchemaComparison schemas;

  OperationComparison(ContractDocument before, ContractDocument after, ChangeLog log) {
    this.before = before;
    this.after = after;
    this.log = log;
    this.schemas = new SchemaComparison(before, after, log);
  }

  /** The answers of an operation with the family that writes its errors. */
  record Answers(String family, JsonPointer code, Map<Integer, DeclaredAnswer> byStatus) {
    static Answers of(Family family, Map<Integer, DeclaredAnswer> byStatus) {
      return new Answers(family.name(), family.code(), byStatus);
    }
  }

  void compare(Pair operation, Answers former, Answers current, Place place) {
    if (!operation.at("x-required-scope").same()) {
      scope(operation.at("x-required-scope"), current.family(), place);
    }
    for (var key : operation.keys()) {
      var pair = operation.at(key);
      switch (key) {
        case "parameters" -> parameters(pair, place, Direction.REQUEST);
        case "requestBody" -> requestBody(pair, place, Direction.REQUEST);
        case "responses" -> answers(former, current, place);
        case "callbacks" -> callbacks(pair, place);
        default -> {
          if (!pair.same()) {
            keyword(key, pair, place);
          }
        }
      }
    }
  }

  private void keyword(String key, Pair pair, Place place) {
    switch (key) {
      case "summary", "description", "externalDocs", "deprecated" -> log.reworded(place, key, pair);
      case "operationId" ->
          log.add(
              Effect.BREAKING,
              place,
              "has another operationId, a method's name in a generated client: " + pair.values());
      case "tags" ->
          log.add(
              Effect.BREAKING,
              place,
              "has another tag, a class in a generated client: " + pair.values());
      case "security" -> security(pair, place);
      case "x-open-to-suspended" -> {
        var open = pair.after().asBoolean(false);
        log.add(
            open ? Effect.ADDITIVE : Effect.BREAKING,
            place,
            open ? "is open to suspended owners" : "is no longer open to suspended owners");
      }
      case "x-key-owner" ->
          log.add(Effect.BREAKING, place, "needs a key of another owner: " + pair.values());
      case "x-required-scope" -> {} // told of already
      default -> log.unclassified(place, key, pair);
    }
  }

  private void security(Pair pair, Place place) {
    var former = elements(pair.before());
    var current = elements(pair.after());
    if (current.isEmpty()) {
      log.add(Effect.ADDITIVE, place, "no longer needs a key");
    } else if (former.isEmpty()) {
      log.add(Effect.BREAKING, place, "needs a key now: " + Pair.show(pair.after()));
    } else {
      log.add(
          current.containsAll(former) ? Effect.ADDITIVE : Effect.BREAKING,
          place,
          "takes other keys: " + pair.values());
    }
  }

  /** A scope that the former one includes is enough for keys that were good enough before. */
  private void scope(Pair pair, String family, Place place) {
    var known = after.families().getOrDefault(family, Family.NONE);
    var enough =
        pair.removed()
            || (!pair.added()
                && known.including(pair.before().asString("")).contains(pair.after().asString("")));
    log.add(
        enough ? Effect.ADDITIVE : Effect.BREAKING, place, "needs another scope: " + pair.values());
  }

  private void parameters(Pair pair, Place place, Direction direction) {
    var former = byName(before, pair.before());
    var current = byName(after, pair.after());
    current.forEach(
        (name, parameter) -> {
          var counterpart = former.get(name);
          var needed = parameter.path("required").asBoolean(false);
          if (counterpart == null) {
            log.add(
                direction.added(needed),
                place,
                "%s the new %s%s"
                    .formatted(
                        needed ? "needs" : "takes",
                        name,
                        SchemaComparison.description(after, parameter)));
          } else {
            parameter(new Pair(counterpart, parameter), place.part("the " + name), direction);
          }
        });
    former
        .keySet()
        .forEach(
            name -> {
              if (!current.containsKey(name)) {
                log.add(Effect.BREAKING, place, "no longer takes the " + name);
              }
            });
    var formerOrder = required(former);
    var order = required(current);
    if (SchemaComparison.differentlyOrdered(formerOrder, order)) {
      log.add(
          Effect.BREAKING,
          place,
          "has its required parameters in another order, %s, which are the arguments of a generated"
                  .formatted(order)
              + " client");
    }
  }

  /** A parameter or a header. */
  private void parameter(Pair parameter, Place place, Direction direction) {
    schemas.compare(parameter.at("schema"), place, direction);
    for (var key : parameter.differences()) {
      var pair = parameter.at(key);
      switch (key) {
        case "schema" -> {} // compared above
        case "description", "example", "examples", "deprecated" -> log.reworded(place, key, pair);
        case "x-checked-by-handler" -> log.reworded(place, key, pair); // a note for the generator
        case "required" -> {
          var needed = pair.after().asBoolean(false);
          if (needed != pair.before().asBoolean(false)) {
            log.add(
                direction.required(needed), place, SchemaComparison.requirement(needed, direction));
          }
        }
        default -> log.unclassified(place, key, pair);
      }
    }
  }

  private void requestBody(Pair reference, Place place, Direction direction) {
    var body = new Pair(before.resolve(reference.before()), after.resolve(reference.after()));
    var required = body.after().path("required").asBoolean(false);
    if (body.added()) {
      log.add(direction.added(required), place, required ? "needs a body" : "takes a body");
      return;
    }
    if (body.removed()) {
      log.add(Effect.BREAKING, place, "no longer takes a body");
      return;
    }
    var here = place.part("the body");
    for (var key : body.keys()) {
      var pair = body.at(key);
      switch (key) {
        case "content" -> content(pair, place, direction, JsonPointer.empty());
        case "description" -> {
          if (!pair.same()) {
            log.reworded(here, key, pair);
          }
        }
        case "required" -> {
          if (required != pair.before().asBoolean(false)) {
            log.add(
                direction.required(required),
                here,
                SchemaComparison.requirement(required, direction));
          }
        }
        default -> {
          if (!pair.same()) {
            log.unclassified(here, key, pair);
          }
        }
      }
    }
  }

  private void content(Pair content, Place place, Direction direction, JsonPointer code) {
    for (var mediaType : content.keys()) {
      var pair = content.at(mediaType);
      var here = place.part("the `%s` body".formatted(mediaType));
      if (pair.added()) {
        // From two on, a generated client says the type at run time; before, it is in a signature.
        var several = content.before().size() > 1;
        log.add(
            several ? Effect.ADDITIVE : Effect.BREAKING,
            here,
            in(direction, "is a new media type"));
      } else if (pair.removed()) {
        log.add(Effect.BREAKING, here, in(direction, "is gone"));
      } else {
        body(pair, here, direction, code);
      }
    }
  }

  private void body(Pair body, Place place, Direction direction, JsonPointer code) {
    var schema = body.at("schema");
    schemas.compare(
        code.matches()
            ? schema
            : new Pair(
                EffectiveSchema.withoutCodes(schema.before(), code),
                EffectiveSchema.withoutCodes(schema.after(), code)),
        place,
        direction);
    for (var key : body.differences()) {
      switch (key) {
        case "schema" -> {} // compared above
        case "example", "examples" -> log.reworded(place, key, body.at(key));
        default -> log.unclassified(place, key, body.at(key));
      }
    }
  }

  void answers(Answers former, Answers current, Place place) {
    codes(former, current, place);
    var statuses = new TreeMap<>(former.byStatus());
    statuses.putAll(current.byStatus());
    for (var status : statuses.keySet()) {
      var here = place.answer(status == 0 ? "default" : status.toString());
      var old = former.byStatus().get(status);
      var now = current.byStatus().get(status);
      if (old != null && now != null) {
        component(old, now, here);
        var code = now.isError() ? current.code() : JsonPointer.empty();
        answer(new Pair(old.node(), now.node()), here, Direction.ANSWER, code);
      } else if (now != null && named(now).isEmpty()) {
        log.add(
            now.isError() ? Effect.ADDITIVE : Effect.BREAKING,
            here,
            "is a new answer" + SchemaComparison.description(after, now.node()));
      } else if (old != null && named(old).isEmpty()) {
        log.add(Effect.BREAKING, here, "is no longer an answer");
      }
    }
  }

  /** Each response component is a type in generated code. */
  private void component(DeclaredAnswer former, DeclaredAnswer current, Place place) {
    if (isComponent(former) && !former.component().equals(current.component())) {
      log.add(
          Effect.BREAKING,
          place,
          "is the response `%s` (before: `%s`), which is a class in a generated client"
              .formatted(current.component(), former.component()));
    }
  }

  private static boolean isComponent(DeclaredAnswer answer) {
    return answer.pointer().startsWith("/components/");
  }

  private void codes(Answers former, Answers current, Place place) {
    var old = statuses(former);
    var now = statuses(current);
    now.forEach(
        (code, status) -> {
          var oldStatus = old.get(code);
          if (oldStatus == null) {
            var explained =
                after
                    .entry(current.family(), code, status)
                    .map(OperationComparison::explained)
                    .orElse("");
            log.add(
                Effect.ADDITIVE,
                place.answer(status.toString()),
                "may now answer `%s`%s".formatted(code, explained));
          } else if (!oldStatus.equals(status)) {
            log.add(
                Effect.BREAKING,
                place.answer(status.toString()),
                "answers `%s`, formerly with %s".formatted(code, oldStatus));
          }
        });
    old.forEach(
        (code, status) -> {
          if (!now.containsKey(code)) {
            log.add(
                Effect.BREAKING,
                place.answer(status.toString()),
                "no longer answers `%s`".formatted(code));
          }
        });
  }

  private static String explained(CatalogueEntry entry) {
    return ": %s - %s"
        .formatted(
            entry.node().path("title").asString(""), entry.node().path("remedy").asString(""));
  }

  private static Map<String, Integer> statuses(Answers answers) {
    var statuses = new LinkedHashMap<String, Integer>();
    for (var answer : answers.byStatus().values()) {
      named(answer).forEach(code -> statuses.put(code, answer.status()));
    }
    return statuses;
  }

  /** The codes of an answer; none where its status alone tells what it is. */
  private static List<String> named(DeclaredAnswer answer) {
    return answer.codes().stream().filter(code -> !code.equals(Family.NO_CODE)).toList();
  }

  private void answer(Pair answer, Place place, Direction direction, JsonPointer code) {
    for (var key : answer.keys()) {
      var pair = answer.at(key);
      switch (key) {
        case "headers" -> headers(pair, place, direction);
        case "content" -> content(pair, place, direction, code);
        case "description" -> {
          if (!pair.same()) {
            log.reworded(place, key, pair);
          }
        }
        default -> {
          if (!pair.same()) {
            log.unclassified(place, key, pair);
          }
        }
      }
    }
  }

  private void headers(Pair headers, Place place, Direction direction) {
    var former = headers(before, headers.before());
    var current = headers(after, headers.after());
    current.forEach(
        (name, header) -> {
          var counterpart = former.get(name);
          if (counterpart == null) {
            var needed = header.path("required").asBoolean(false);
            log.add(
                direction.added(needed),
                place,
                "%s the new header `%s`%s"
                    .formatted(
                        needed ? "always has" : "may have",
                        name,
                        SchemaComparison.description(after, header)));
          } else {
            var part = "the header `%s`".formatted(name);
            parameter(new Pair(counterpart, header), place.part(part), direction);
          }
        });
    for (var name : former.keySet()) {
      if (!current.containsKey(name)) {
        log.add(Effect.BREAKING, place, "no longer has the header `%s`".formatted(name));
      }
    }
  }

  /** Callbacks run the other way: the program answers what the API asks. */
  private void callbacks(Pair callbacks, Place place) {
    for (var name : callbacks.keys()) {
      var callback =
          new Pair(
              before.resolve(callbacks.at(name).before()),
              after.resolve(callbacks.at(name).after()));
      var here = place.part("the callback `%s`".formatted(name));
      if (callback.added()) {
        log.add(Effect.ADDITIVE, here, "is new");
      } else if (callback.removed()) {
        log.add(Effect.BREAKING, here, "is gone");
      }
      for (var expression : callback.keys()) {
        if (callback.at(expression).keys().isEmpty() && !callback.at(expression).same()) {
          log.unclassified(here, expression, callback.at(expression));
        }
        for (var method : callback.at(expression).keys()) {
          callback(callback.at(expression).at(method), here, expression + " " + method);
        }
      }
    }
  }

  private void callback(Pair operation, Place place, String name) {
    if (operation.added() || operation.removed()) {
      log.add(
          operation.added() ? Effect.ADDITIVE : Effect.BREAKING,
          place,
          (operation.added() ? "now calls " : "no longer calls ") + name);
      return;
    }
    for (var key : operation.keys()) {
      var pair = operation.at(key);
      switch (key) {
        case "parameters" -> parameters(pair, place, Direction.EVENT);
        case "requestBody" -> requestBody(pair, place, Direction.EVENT);
        case "responses" -> replies(pair, place);
        default -> {
          if (!pair.same()) {
            keyword(key, pair, place);
          }
        }
      }
    }
  }

  private void replies(Pair replies, Place place) {
    for (var status : replies.keys()) {
      var pair =
          new Pair(
              before.resolve(replies.at(status).before()),
              after.resolve(replies.at(status).after()));
      var here = place.answer(status);
      if (pair.added()) {
        log.add(Effect.ADDITIVE, here, "is understood now");
      } else if (pair.removed()) {
        log.add(Effect.BREAKING, here, "is no longer understood");
      } else {
        answer(pair, here, Direction.REPLY, JsonPointer.empty());
      }
    }
  }

  /** Parameters by how a line calls them. */
  private static Map<String, JsonNode> byName(ContractDocument document, JsonNode parameters) {
    var named = new LinkedHashMap<String, JsonNode>();
    for (var reference : parameters) {
      var parameter = document.resolve(reference);
      named.put(
          "%s parameter `%s`"
              .formatted(parameter.path("in").asString(), parameter.path("name").asString()),
          parameter);
    }
    return named;
  }

  private static List<String> required(Map<String, JsonNode> parameters) {
    var required = new ArrayList<String>();
    parameters.forEach(
        (name, parameter) -> {
          if (parameter.path("required").asBoolean(false)) {
            required.add(name);
          }
        });
    return required;
  }

  /** Headers by name, whose case means nothing. */
  private static Map<String, JsonNode> headers(ContractDocument document, JsonNode headers) {
    var named = new TreeMap<String, JsonNode>(String.CASE_INSENSITIVE_ORDER);
    for (var header : headers.properties()) {
      named.put(header.getKey(), document.resolve(header.getValue()));
    }
    return named;
  }

  private static Set<JsonNode> elements(JsonNode array) {
    var elements = new HashSet<JsonNode>();
    array.forEach(elements::add);
    return elements;
  }

  private static String in(Direction direction, String text) {
    return "in " + direction.title() + " " + text;
  }
}
