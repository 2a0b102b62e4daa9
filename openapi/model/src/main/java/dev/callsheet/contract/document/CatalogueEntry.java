package dev.callsheet.contract.document;

import tools.jackson.databind.JsonNode;

/**
 * One entry of {@code x-error-catalog}.
 *
 * @param code the code, {@link Family#NO_CODE} in a family whose errors have none
 * @param retry what becomes of the same request; {@link Retry#AFTER_CHANGE} where it is not said
 * @param pointer where it stands in the document, as a JSON pointer
 * @param node the whole entry
 */
public record CatalogueEntry(
    String family,
    String code,
    int status,
    Retry retry,
    boolean retryAfter,
    String origin,
    String pointer,
    JsonNode node) {

  /** Returns what tells the entry from others of its family: its code, or else its status. */
  public String name() {
    return code.equals(Family.NO_CODE) ? Integer.toString(status) : code;
  }

  /** Returns the text at a key; empty where there is none. */
  public String text(String key) {
    return node.path(key).asString("");
  }
}
