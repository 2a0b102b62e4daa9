package dev.callsheet.codegen.contract;

import dev.callsheet.codegen.yaml.YamlNode;
import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that the server sends of its own accord, such as a webhook.
 *
 * @param family the family of the operation that asks for it
 * @param headers its header parameters
 */
public record Callback(
    Family family,
    String id,
    String summary,
    String description,
    List<Parameter> headers,
    Schema body) {

  /** Those of a contract that carry JSON. */
  public static List<Callback> of(Contract contract) {
    List<Callback> callbacks = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      YamlNode node = contract.source().at(contract.document().operation(operation.id()).pointer());
      node.find("callbacks").stream()
          .flatMap(named -> named.entries().values().stream())
          .flatMap(expressions -> expressions.resolved().entries().values().stream())
          .flatMap(item -> item.resolved().entries().values().stream())
          .filter(request -> request.find("requestBody").isPresent())
          .forEach(request -> read(operation, request, callbacks));
    }
    return List.copyOf(callbacks);
  }

  private static void read(Operation operation, YamlNode request, List<Callback> callbacks) {
    request.get("requestBody").resolved().get("content").entries().entrySet().stream()
        .filter(content -> MediaTypes.isJson(content.getKey()))
        .findFirst()
        .ifPresent(
            content ->
                callbacks.add(
                    new Callback(
                        operation.family(),
                        request.text("operationId"),
                        request.text("summary", ""),
                        request.text("description", ""),
                        headers(request),
                        Schema.of(content.getValue().get("schema")))));
  }

  private static List<Parameter> headers(YamlNode request) {
    return request.items("parameters").stream()
        .map(Parameter::of)
        .filter(parameter -> parameter.place().equals("header"))
        .toList();
  }
}
