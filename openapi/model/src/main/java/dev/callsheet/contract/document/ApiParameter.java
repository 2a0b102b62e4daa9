package dev.callsheet.contract.document;

import tools.jackson.databind.JsonNode;

/**
 * A parameter of an operation.
 *
 * @param place {@code path}, {@code query} or {@code header}
 * @param schema its schema, references followed
 * @param choice whether the values that it, or each of its items, can have are listed
 */
public record ApiParameter(
    String name, String place, boolean required, JsonNode schema, boolean choice, JsonNode node) {
  /** Whether it stands in the query. */
  public boolean isQuery() {
    return place.equals("query");
  }
}
