package dev.callsheet.contract.document;

import tools.jackson.databind.JsonNode;

/**
 * One entry of {@code x-error-catalog}.
 *
 * @param code the code, {@link Family#NO_CODE} in a family whose errors have none
 * @param node the whole entry
 */
public record CatalogueEntry(
    String family,
    String code,
    int status,
    boolean retryable,
    boolean retryAfter,
    String origin,
    JsonNode node) {

  /** Returns what tells the entry from others of its family: its code, or else its status. */
  public String name() {
    return code.equals(Family.NO_CODE) ? Integer.toString(status) : code;
  }
}
