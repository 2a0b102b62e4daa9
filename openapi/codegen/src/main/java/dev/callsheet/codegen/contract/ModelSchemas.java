package dev.callsheet.codegen.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The named schemas that become Java types: those which requests, successes, parameters and details
 * reach. Bodies of errors are left out, for errors have types of their own.
 */
public final class ModelSchemas {
  private final Map<String, Schema> models = new TreeMap<>();

  private ModelSchemas() {}

  /** The models by name. */
  public static Map<String, Schema> of(Contract contract) {
    return of(contract, List.of());
  }

  /** The models by name, with those that further schemas reach. */
  public static Map<String, Schema> of(Contract contract, List<Schema> further) {
    var models = new ModelSchemas();
    further.forEach(models::add);
    for (Operation operation : contract.operations()) {
      operation.parameters().forEach(parameter -> models.add(parameter.schema()));
      RequestBody body = operation.requestBody();
      if (body != null) {
        body.read().forEach(models::add);
      }
      operation.successes().forEach(response -> response.content().values().forEach(models::add));
    }
    contract.catalogue().forEach(entry -> models.add(entry.details()));
    return models.models;
  }

  /** Those models that an answer reaches. */
  public static Map<String, Schema> answered(Contract contract) {
    var models = new ModelSchemas();
    for (Operation operation : contract.operations()) {
      operation.successes().forEach(response -> response.content().values().forEach(models::add));
    }
    contract.catalogue().forEach(entry -> models.add(entry.details()));
    return models.models;
  }

  /** Those models that a request body reaches. */
  public static Map<String, Schema> requested(Contract contract) {
    var models = new ModelSchemas();
    for (Operation operation : contract.operations()) {
      RequestBody body = operation.requestBody();
      if (body != null) {
        body.read().forEach(models::add);
      }
    }
    return models.models;
  }

  private void add(@Nullable Schema schema) {
    if (schema == null) {
      return;
    }
    String name = schema.name();
    if (name != null && (schema.isRecord() || schema.isEnum() || schema.isUnion())) {
      if (models.putIfAbsent(name, schema) != null) {
        return;
      }
    }
    if (schema.isUnion()) {
      schema.branches().forEach(this::add);
    }
    schema.properties().values().forEach(this::add);
    schema.additionalProperties().ifPresent(this::add);
    if (schema.type().equals("array")) {
      add(schema.items());
    }
  }
}
