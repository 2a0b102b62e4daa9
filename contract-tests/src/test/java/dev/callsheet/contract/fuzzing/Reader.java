package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.checking.CheckingClient;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ApiParameter;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Walk;
import dev.callsheet.contract.family.Templates;
import dev.callsheet.contract.family.TestedFamily;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** An organisation of a family, seen through all that can be read of it with its key. */
final class Reader {
  /** When a key was last used changes by this very reading, and a signed URL is new each time. */
  private static final Pattern OF_THIS_READING =
      Pattern.compile(
          "\"(last_used_at|url_expires_at)\":\"[^\"]*\"|\"url\":\"[^\"]*/signed/[^\"]*\"");

  private final ContractDocument document;
  private final CheckingClient client;
  private final String family;
  private final Function<ApiOperation, String> key;
  private final Function<ApiOperation, Map<String, String>> ids;

  private Reader(
      ContractDocument document,
      CheckingClient client,
      String family,
      Function<ApiOperation, String> key,
      Function<ApiOperation, Map<String, String>> ids) {
    this.document = document;
    this.client = client;
    this.family = family;
    this.key = key;
    this.ids = ids;
  }

  /** Reads as the organisation that sends the requests. */
  static Reader own(ContractDocument document, CheckingClient client, TestedFamily family) {
    return new Reader(
        document,
        client,
        family.family(),
        family::key,
        operation -> {
          var ids = new TreeMap<>(Templates.unknownIds(operation));
          for (var name : operation.placeholders()) {
            family.value(operation, name).ifPresent(id -> ids.put(name, id));
          }
          return ids;
        });
  }

  /** Reads as the organisation that must stay unseen and untouched. */
  static Reader foreign(ContractDocument document, CheckingClient client, TestedFamily family) {
    return new Reader(
        document,
        client,
        family.family(),
        family::foreignKey,
        operation -> {
          var ids = new TreeMap<>(Templates.unknownIds(operation));
          ids.putAll(family.foreignIds());
          return ids;
        });
  }

  /** Returns what every readable operation answers now, by request. */
  Map<String, String> everything() {
    var answers = new LinkedHashMap<String, String>();
    for (var operation : readable()) {
      if (isPublic(operation)) {
        continue;
      }
      var answer = read(operation, Map.of());
      answers.put(
          operation.id(),
          answer.status() < 400
              ? answer.status()
                  + " "
                  + OF_THIS_READING.matcher(Octets.of(answer.body())).replaceAll("")
              : answer.comparable(Set.of()));
    }
    return answers;
  }

  /** The ledger is there for everybody, and everybody's work changes it. */
  static boolean isPublic(ApiOperation operation) {
    return operation.path().startsWith("/ledger/");
  }

  /** Returns the ids of all resources that can be read. */
  Set<String> ids() {
    var found = new TreeSet<String>();
    for (var operation : readable()) {
      var answer = read(operation, Map.of());
      if (answer.header("Content-Type").orElse("").startsWith("application/json")) {
        Walk.over("", answer.json(), (pointer, node) -> addId(found, pointer, node));
      }
    }
    return found;
  }

  private static void addId(Set<String> found, String pointer, JsonNode node) {
    if (node.isString() && pointer.matches(".*[/_]id")) {
      found.add(node.asString());
    }
  }

  /** Returns a cursor of each list that has a second page, by operationId. */
  Map<String, String> cursors() {
    var found = new TreeMap<String, String>();
    for (var operation : readable()) {
      if (operation.parameter(Cursors.PARAMETER).isPresent()) {
        var answer = read(operation, Map.of("limit", "1"));
        Walk.over(
            "",
            answer.json(),
            (pointer, node) -> {
              if (pointer.endsWith("/next_" + Cursors.PARAMETER) && node.isString()) {
                found.put(operation.id(), node.asString());
              }
            });
      }
    }
    return found;
  }

  private java.util.List<ApiOperation> readable() {
    return document.operations().stream()
        .filter(operation -> operation.family().equals(family))
        .filter(operation -> operation.method().equals("GET"))
        .toList();
  }

  private Answer read(ApiOperation operation, Map<String, String> query) {
    var target = new StringBuilder(operation.expand(ids.apply(operation)));
    var separator = '?';
    for (var parameter : operation.parameters()) {
      var value = value(parameter, query);
      if (parameter.place().equals("query") && value.isPresent()) {
        target.append(separator).append(parameter.name()).append('=').append(value.get());
        separator = '&';
      }
    }
    return client.send(ApiRequest.get(target.toString(), key.apply(operation)));
  }

  private static Optional<String> value(ApiParameter parameter, Map<String, String> query) {
    var given = Optional.ofNullable(query.get(parameter.name()));
    return given.isPresent() || !parameter.required()
        ? given
        : Optional.of(parameter.node().path("example").asString());
  }
}
