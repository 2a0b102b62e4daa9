package dev.callsheet.contract.document;

import tools.jackson.databind.JsonNode;

/**
 * A parameter of an operation.
 *
 * @param place {@code path}, {@code query} or {@code header}
 * @param schema its schema, references followed
 */
public record ApiParameter(
    String name, String place, boolean required, JsonNode schema, JsonNode node) {}
