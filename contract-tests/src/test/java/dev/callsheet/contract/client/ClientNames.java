package dev.callsheet.contract.client;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.CatalogueEntry;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the client calls the things of the document: a package for each family, in which names lose
 * the family's prefix, and operations its noun.
 */
record ClientNames(ContractDocument document) {
  private static final String BASE = "dev.callsheet.client.";

  /** What errors without a code are called. */
  private static final Map<Integer, String> STATUSES =
      Map.of(
          400, "BadRequest",
          403, "Forbidden",
          404, "NotFound",
          405, "MethodNotAllowed",
          408, "RequestTimeout",
          413, "PayloadTooLarge",
          415, "UnsupportedMediaType",
          429, "TooManyRequests",
          500, "InternalServerError",
          503, "ServiceUnavailable");

  /** The family of an operation; one without a name where it belongs to none. */
  Family family(ApiOperation operation) {
    return document.families().getOrDefault(operation.family(), Family.NONE);
  }

  /** The class that holds the operations of an operation's tag. */
  String api(ApiOperation operation) {
    var family = family(operation);
    var tag = operation.node().path("tags").path(0).asString();
    return packageOf(family) + within(family, tag) + "Api";
  }

  /** The method of an operation that throws errors. */
  String method(ApiOperation operation) {
    var noun = family(operation).noun();
    return noun.isEmpty()
        ? operation.id()
        : operation.id().replaceFirst("(?<=^[a-z]{1,20})" + noun + "(?=[A-Z])", "");
  }

  /** The exception of an operation. */
  String exception(ApiOperation operation) {
    return packageOf(family(operation)) + upperFirst(method(operation)) + "Exception";
  }

  /** What an answer is brought as: a record for each response, or for each of its codes. */
  String result(ExampleAnswer example) {
    var operation = example.operation();
    var reference = operation.node().at("/responses/" + example.status() + "/$ref").asString("");
    var response = reference.substring(reference.lastIndexOf('/') + 1);
    var record = packageOf(familyOf(response)) + within(familyOf(response), response);
    var entry = example.entry();
    return entry == null || example.declared().codes().size() == 1
        ? record
        : record + "$" + error(entry);
  }

  /** What an answer is brought as that an operation does not declare. */
  String undeclared(ApiOperation operation) {
    return packageOf(family(operation)) + "Undeclared";
  }

  /** The interface of an error, whatever operation gave it. */
  String sharedError(ApiOperation operation, CatalogueEntry entry) {
    return packageOf(family(operation)) + "error." + error(entry);
  }

  /** The name of an error: its code, or what its status is called. */
  String error(CatalogueEntry entry) {
    return entry.code().equals(Family.NO_CODE)
        ? Objects.requireNonNull(STATUSES.get(entry.status()), entry::name)
        : pascal(entry.code());
  }

  /** The class of a named schema. */
  String model(String schema) {
    var family = familyOf(schema);
    return packageOf(family) + "model." + within(family, schema);
  }

  /** What a callback of a family is read as. */
  String delivery(Family family, String callback) {
    return packageOf(family) + pascal(callback) + "Delivery";
  }

  /** {@code trace_id} becomes {@code traceId}. */
  static String accessor(String name) {
    var pascal = pascal(name);
    return pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
  }

  private Family familyOf(String component) {
    return document.families().values().stream()
        .filter(family -> !within(family, component).equals(component))
        .findFirst()
        .orElse(Family.NONE);
  }

  private static String packageOf(Family family) {
    return BASE + (family.isNone() ? "api" : family.name()) + ".";
  }

  private static String within(Family family, String name) {
    return family.isNone()
        ? name
        : name.replaceFirst("^" + pascal(family.name()) + "(?=[A-Z])", "");
  }

  private static String pascal(String name) {
    return Stream.of(name.split("[_.]", -1))
        .map(ClientNames::upperFirst)
        .collect(Collectors.joining());
  }

  private static String upperFirst(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
