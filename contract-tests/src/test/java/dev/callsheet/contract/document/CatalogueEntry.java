package dev.callsheet.contract.document;

import tools.jackson.databind.JsonNode;

/**
 * One entry of {@code x-error-catalog}.
 *
 * @param node the whole entry
 */
public record CatalogueEntry(
    String family,
    String code,
    int status,
    boolean retryable,
    boolean retryAfter,
    String origin,
    JsonNode node) {}
