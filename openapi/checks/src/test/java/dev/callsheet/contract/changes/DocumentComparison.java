package dev.callsheet.contract.changes;

import dev.callsheet.contract.changes.OperationComparison.Answers;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.CatalogueEntry;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.Outcome;
import dev.callsheet.contract.document.Retry;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Compares two documents key by key. A key that no rule knows is reported as well, so that nothing
 * gets lost.
 */
final class DocumentComparison {
  private static final Place DOCUMENT = Place.section("The document", "the document");
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  /** What the same request can hope for, least first. */
  private static final List<Retry> HOPE =
      List.of(Retry.NEVER, Retry.AFTER_CHANGE, Retry.AFTER_DELAY);

  private final ContractDocument before;
  private final ContractDocument after;
  private final ChangeLog log;
  private final OperationComparison operations;

  private DocumentComparison(ContractDocument before, ContractDocument after) {
    this.before = before;
    this.after = after;
    this.log =
        new ChangeLog(
            version(before),
            version(after),
            after.operations().stream().map(ApiOperation::id).toList());
    this.operations = new OperationComparison(before, after, log);
  }

  /** Returns all that changed. */
  static ChangeLog between(ContractDocument before, ContractDocument after) {
    var comparison = new DocumentComparison(before, after);
    comparison.compare();
    return comparison.log;
  }

  private static String version(ContractDocument document) {
    return document.root().at("/info/version").asString("");
  }

  private void compare() {
    var root = new Pair(before.root(), after.root());
    for (var key : root.differences()) {
      var pair = root.at(key);
      switch (key) {
        case "info" -> info(pair);
        case "servers" -> servers(pair);
        case "tags" -> tags(pair);
        case "x-families", "x-error-catalog", "paths", "components" -> {} // below
        case "externalDocs", "x-tagGroups" -> log.reworded(DOCUMENT, key, pair);
        default -> log.unclassified(DOCUMENT, key, pair);
      }
    }
    families();
    catalogue();
    operations();
    components();
    if (log.isEmpty() && !sameButVersion(root)) {
      log.add(
          Effect.DOCUMENTATION,
          DOCUMENT,
          "is written in another way, which changes nothing of what it says");
    }
  }

  private static boolean sameButVersion(Pair root) {
    return root.differences().stream()
        .allMatch(
            key -> key.equals("info") && root.at(key).differences().equals(List.of("version")));
  }

  private void info(Pair info) {
    for (var key : info.differences()) {
      switch (key) {
        case "version" -> {} // it says how grave the changes are, and is none
        case "title", "description", "summary", "license", "contact", "termsOfService" ->
            log.reworded(DOCUMENT, key, info.at(key));
        default -> log.unclassified(DOCUMENT, key, info.at(key));
      }
    }
  }

  private void servers(Pair servers) {
    var pair = keyed(servers, "url");
    for (var url : pair.differences()) {
      var server = pair.at(url);
      var place = DOCUMENT.part("the server `%s`".formatted(url));
      if (server.added() || server.removed()) {
        log.add(
            server.added() ? Effect.ADDITIVE : Effect.BREAKING,
            place,
            server.added() ? "is new" : "is gone");
        continue;
      }
      for (var key : server.differences()) {
        switch (key) {
          case "description" -> log.reworded(place, key, server.at(key));
          default -> log.unclassified(place, key, server.at(key));
        }
      }
    }
  }

  /** Tags are texts here; an operation that moves to another one is a change of the operation. */
  private void tags(Pair tags) {
    var pair = keyed(tags, "name");
    for (var name : pair.differences()) {
      var place = DOCUMENT.part("the tag `%s`".formatted(name));
      var tag = pair.at(name);
      if (tag.added() || tag.removed()) {
        log.reworded(DOCUMENT, "the tag " + name, tag);
        continue;
      }
      for (var key : tag.differences()) {
        switch (key) {
          case "description", "externalDocs", "x-displayName" ->
              log.reworded(place, key, tag.at(key));
          default -> log.unclassified(place, key, tag.at(key));
        }
      }
    }
  }

  private void families() {
    var families = new Pair(before.root().path("x-families"), after.root().path("x-families"));
    for (var name : families.keys()) {
      var family = families.at(name);
      var place = Place.section("Families", "the family `%s`".formatted(name));
      if (family.added()) {
        log.add(Effect.ADDITIVE, place, "is new");
        continue;
      }
      if (family.removed()) {
        log.add(Effect.BREAKING, place, "is gone");
        continue;
      }
      for (var key : family.differences()) {
        switch (key) {
          // Names in generated code do not carry it.
          case "noun" ->
              log.add(Effect.BREAKING, place, "has another `noun`: " + family.at(key).values());
          case "paths" -> list(key, family.at(key), place);
          case "keys" -> keys(family.at(key), place);
          case "scopes" -> scopes(family.at(key), place);
          case "error" -> error(family.at(key), place);
          case "requests-per-minute" -> limit(key, family.at(key), place);
          case "tiers" -> tiers(family.at(key), place);
          // Keys of other owners may be refused, or accepted, where they were not.
          case "owner" ->
              log.add(Effect.BREAKING, place, "has another `owner`: " + family.at(key).values());
          // What operations must declare; what they do declare is compared with them.
          case "rate-limit-headers", "framework-errors" ->
              log.add(Effect.DOCUMENTATION, place, "differs in `%s`".formatted(key));
          default -> log.unclassified(place, key, family.at(key));
        }
      }
      var former = before.families().get(name);
      var current = after.families().get(name);
      if (former != null && current != null) {
        operations.answers(
            Answers.of(former, former.unrouted()),
            Answers.of(current, current.unrouted()),
            Place.operation(Outcome.UNROUTED + " of " + name));
      }
    }
  }

  private void error(Pair error, Place place) {
    for (var key : error.differences()) {
      switch (key) {
        case "code", "message", "details", "fields", "field-names" ->
            log.add(
                Effect.BREAKING,
                place,
                "has another `error/%s`: %s".formatted(key, error.at(key).values()));
        case "context" -> context(error.at(key), place);
        default -> log.unclassified(place, "error/" + key, error.at(key));
      }
    }
  }

  private void keys(Pair keys, Place place) {
    for (var key : keys.differences()) {
      switch (key) {
        case "prefixes", "headers" -> list("keys/" + key, keys.at(key), place);
        // A key that was given out before would not be taken for one any more.
        case "length", "checksum" ->
            log.add(
                Effect.BREAKING,
                place,
                "has another `keys/%s`: %s".formatted(key, keys.at(key).values()));
        default -> log.unclassified(place, "keys/" + key, keys.at(key));
      }
    }
  }

  /** Several ways of which each is as good as the others: one more does no harm. */
  private void list(String key, Pair pair, Place place) {
    log.add(
        texts(pair.after()).containsAll(texts(pair.before())) ? Effect.ADDITIVE : Effect.BREAKING,
        place,
        "has another `%s`: %s".formatted(key, pair.values()));
  }

  private void scopes(Pair scopes, Place place) {
    for (var scope : scopes.differences()) {
      var pair = scopes.at(scope);
      if (pair.added() || pair.removed()) {
        log.add(
            pair.added() ? Effect.ADDITIVE : Effect.BREAKING,
            place,
            "%s the scope `%s`".formatted(pair.added() ? "has" : "no longer has", scope));
      } else {
        log.add(
            texts(pair.after()).containsAll(texts(pair.before()))
                ? Effect.ADDITIVE
                : Effect.BREAKING,
            place,
            "includes other scopes in `%s`: %s".formatted(scope, pair.values()));
      }
    }
  }

  private static Set<String> texts(JsonNode list) {
    var texts = new HashSet<String>();
    list.forEach(text -> texts.add(text.asString("")));
    return texts;
  }

  private void context(Pair context, Place place) {
    if (context.differences().isEmpty()) {
      log.reworded(place, "error/context", context); // an empty one says no less than none
    }
    for (var name : context.differences()) {
      var pointer = context.at(name);
      if (pointer.added()) {
        log.add(
            Effect.ADDITIVE,
            place,
            "tells `%s` in its errors, at %s".formatted(name, Pair.show(pointer.after())));
      } else {
        log.add(
            Effect.BREAKING,
            place,
            "has another `error/context/%s`: %s".formatted(name, pointer.values()));
      }
    }
  }

  private void tiers(Pair tiers, Place place) {
    for (var name : tiers.differences()) {
      var tier = tiers.at(name);
      if (tier.added() || tier.removed()) {
        log.add(
            tier.added() ? Effect.ADDITIVE : Effect.BREAKING,
            place,
            "%s the tier `%s`".formatted(tier.added() ? "has" : "no longer has", name));
        continue;
      }
      for (var key : tier.differences()) {
        switch (key) {
          case "requests-per-minute", "parallel", "max-upload-bytes" ->
              limit("tiers/%s/%s".formatted(name, key), tier.at(key), place);
          default -> log.unclassified(place, "tiers/%s/%s".formatted(name, key), tier.at(key));
        }
      }
    }
  }

  private void limit(String key, Pair number, Place place) {
    var more =
        !number.removed()
            && (number.added() || number.after().asLong(0) > number.before().asLong(0));
    log.add(
        more ? Effect.ADDITIVE : Effect.BREAKING,
        place,
        "has another `%s`: %s".formatted(key, number.values()));
  }

  private void catalogue() {
    var former = entries(before);
    var current = entries(after);
    current.forEach(
        (name, entry) -> {
          var place = Place.section("Error catalogue", "`%s`".formatted(name));
          var counterpart = former.get(name);
          if (counterpart == null) {
            log.add(
                Effect.ADDITIVE,
                place,
                entry.code().equals(Family.NO_CODE)
                    ? "is a new error"
                    : "is a new code of %d".formatted(entry.status()));
          } else {
            entry(new Pair(counterpart.node(), entry.node()), place);
          }
        });
    former
        .keySet()
        .forEach(
            name -> {
              if (!current.containsKey(name)) {
                var place = Place.section("Error catalogue", "`%s`".formatted(name));
                log.add(Effect.BREAKING, place, "is gone");
              }
            });
  }

  private void entry(Pair entry, Place place) {
    for (var key : entry.keys()) {
      var pair = entry.at(key);
      if (key.equals("details") && !pair.added() && !pair.removed()) {
        new SchemaComparison(before, after, log)
            .compare(pair, place.part("the details object"), Direction.ANSWER);
      } else if (!pair.same()) {
        entry(key, pair, place);
      }
    }
  }

  private void entry(String key, Pair pair, Place place) {
    switch (key) {
      case "title", "when", "remedy", "origin" -> log.reworded(place, key, pair);
      case "status" -> log.add(Effect.BREAKING, place, "has another status: " + pair.values());
      case "retry" -> {
        var former = Retry.of(pair.before().asString("")).orElse(Retry.AFTER_CHANGE);
        var now = Retry.of(pair.after().asString("")).orElse(Retry.AFTER_CHANGE);
        log.add(
            HOPE.indexOf(now) > HOPE.indexOf(former) ? Effect.ADDITIVE : Effect.BREAKING,
            place,
            "says otherwise what the same request brings: " + pair.values());
      }
      case "retry-after" -> {
        var now = pair.after().asBoolean(false);
        log.add(
            now ? Effect.ADDITIVE : Effect.BREAKING,
            place,
            now ? "has `Retry-After` now" : "no longer has `Retry-After`");
      }
      case "details" ->
          log.add(
              pair.added() ? Effect.ADDITIVE : Effect.BREAKING,
              place,
              pair.added() ? "has details now" : "no longer has details");
      default -> log.unclassified(place, key, pair);
    }
  }

  private static Map<String, CatalogueEntry> entries(ContractDocument document) {
    var entries = new LinkedHashMap<String, CatalogueEntry>();
    for (var entry : document.catalogue()) {
      entries.put(entry.family() + " " + entry.name(), entry);
    }
    return entries;
  }

  private void operations() {
    var touched = touchedComponents();
    var formerly = byRoute(before);
    var routes = byRoute(after).keySet();
    var left = new LinkedHashMap<>(formerly);
    for (var operation : after.operations()) {
      var place = Place.operation(operation.id());
      var former = counterpart(operation, formerly, routes);
      if (former == null) {
        log.add(
            Effect.ADDITIVE,
            place,
            "is a new operation, %s: %s"
                .formatted(route(operation), operation.node().path("summary").asString("")));
        continue;
      }
      left.remove(route(former));
      if (!route(former).equals(route(operation))) {
        log.add(
            Effect.BREAKING,
            place,
            "moved to %s (before: %s)".formatted(route(operation), route(former)));
      }
      var pair = new Pair(former.node(), operation.node());
      if (pair.identical() && Collections.disjoint(references(operation.node()), touched)) {
        continue;
      }
      operations.compare(pair, answers(before, former), answers(after, operation), place);
    }
    left.forEach(
        (route, operation) ->
            log.add(Effect.BREAKING, Place.operation(operation.id()), "is gone, " + route));
    paths();
  }

  /** The same route, or else the same id. */
  private @Nullable ApiOperation counterpart(
      ApiOperation operation, Map<String, ApiOperation> formerly, Set<String> routes) {
    var former = formerly.get(route(operation));
    if (former != null) {
      return former;
    }
    return formerly.values().stream()
        .filter(each -> each.id().equals(operation.id()) && !routes.contains(route(each)))
        .findFirst()
        .orElse(null);
  }

  private static Map<String, ApiOperation> byRoute(ContractDocument document) {
    var operations = new LinkedHashMap<String, ApiOperation>();
    document.operations().forEach(operation -> operations.put(route(operation), operation));
    return operations;
  }

  /** What stands beside the operations of a path. */
  private void paths() {
    var paths = new Pair(before.root().path("paths"), after.root().path("paths"));
    for (var path : paths.differences()) {
      if (paths.at(path).keys().isEmpty()) {
        log.unclassified(DOCUMENT, path, paths.at(path));
      }
      var place = Place.section("The document", "`%s`".formatted(path));
      for (var key : paths.at(path).differences()) {
        if (!METHODS.contains(key)) {
          log.unclassified(place, key, paths.at(path).at(key));
        }
      }
    }
  }

  private static Answers answers(ContractDocument document, ApiOperation operation) {
    var family = document.families().get(operation.family());
    return family == null
        ? new Answers("", JsonPointer.empty(), operation.answers())
        : Answers.of(family, operation.answers());
  }

  private static String route(ApiOperation operation) {
    return "`" + operation.method() + " " + operation.path() + "`";
  }

  /** Components are compared where they are used; here is what that leaves. */
  private void components() {
    var components = new Pair(before.root().path("components"), after.root().path("components"));
    if (components.same()) {
      return;
    }
    var used = references(before.root());
    used.addAll(references(after.root()));
    for (var kind : components.differences()) {
      if (components.at(kind).keys().isEmpty()) {
        log.unclassified(DOCUMENT, kind, components.at(kind));
      }
      for (var name : components.at(kind).differences()) {
        component(kind, name, components.at(kind).at(name), used);
      }
    }
  }

  private void component(String kind, String name, Pair pair, Set<String> used) {
    var place = Place.section("The document", "`components/%s/%s`".formatted(kind, name));
    if (kind.equals("securitySchemes") && (pair.added() || pair.removed())) {
      log.add(
          pair.added() ? Effect.ADDITIVE : Effect.BREAKING,
          place,
          pair.added() ? "is new" : "is gone");
    } else if (kind.equals("securitySchemes")) {
      for (var key : pair.differences()) {
        switch (key) {
          case "description", "bearerFormat" -> log.reworded(place, key, pair.at(key));
          case "type", "scheme", "name", "in", "flows", "openIdConnectUrl" ->
              log.add(
                  Effect.BREAKING,
                  place,
                  "has another `%s`: %s".formatted(key, pair.at(key).values()));
          default -> log.unclassified(place, key, pair.at(key));
        }
      }
    } else if (kind.equals("schemas") && pair.removed()) {
      log.add(
          Effect.BREAKING,
          Place.section("Schema `" + name + "`", "`" + name + "`"),
          "is gone, which is a class in a generated client");
    } else if (!used.contains("#/components/" + kind + "/" + name)) {
      log.reworded(place, "a part that nothing uses", pair);
    }
  }

  /** References to the components that differ, or that refer to one that does. */
  private Set<String> touchedComponents() {
    var components = new Pair(before.root().path("components"), after.root().path("components"));
    var touched = new HashSet<String>();
    if (components.identical()) {
      return touched;
    }
    var references = new LinkedHashMap<String, Set<String>>();
    for (var kind : components.keys()) {
      for (var name : components.at(kind).keys()) {
        var component = components.at(kind).at(name);
        var reference = "#/components/" + kind + "/" + name;
        references.put(reference, references(component.after()));
        if (!component.identical()) {
          touched.add(reference);
        }
      }
    }
    var grown = !touched.isEmpty();
    while (grown) {
      grown = false;
      for (var component : references.entrySet()) {
        if (!Collections.disjoint(component.getValue(), touched)) {
          grown |= touched.add(component.getKey());
        }
      }
    }
    return touched;
  }

  private static Set<String> references(JsonNode root) {
    var references = new HashSet<String>();
    collectReferences(root, references);
    return references;
  }

  private static void collectReferences(JsonNode node, Set<String> references) {
    if (node.path("$ref").isString()) {
      references.add(node.path("$ref").asString());
    }
    node.forEach(child -> collectReferences(child, references));
  }

  /** Two arrays of objects as two objects, by one of their fields. */
  private static Pair keyed(Pair arrays, String field) {
    return new Pair(keyed(arrays.before(), field), keyed(arrays.after(), field));
  }

  private static JsonNode keyed(JsonNode array, String field) {
    var keyed = JsonNodeFactory.instance.objectNode();
    array.forEach(element -> keyed.set(element.path(field).asString(""), element));
    return keyed;
  }
}
