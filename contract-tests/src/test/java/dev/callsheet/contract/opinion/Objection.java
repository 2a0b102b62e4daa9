package dev.callsheet.contract.opinion;

import dev.callsheet.contract.recording.Exchange;

/**
 * Something that the second checker does not like about an exchange.
 *
 * @param key the kind of objection, as the checker names it
 */
record Objection(String key, String message, Exchange exchange) {
  @Override
  public String toString() {
    return key
        + ": "
        + exchange.request().method()
        + " "
        + exchange.request().target()
        + " answered "
        + exchange.outcome()
        + ": "
        + message;
  }
}
