package dev.callsheet.contract.opinion;

import java.util.List;

/**
 * Something that the second checker objects to in every run, though the answer is what we want.
 *
 * @param key the kind of objection, as the checker names it
 * @param operation whose answer it is
 * @param status the status of that answer
 * @param note who is right, and why
 */
record KnownDifference(String key, String operation, int status, String note) {
  static final List<KnownDifference> ALL = List.of();

  boolean explains(Objection objection) {
    var triple = objection.exchange().triple();
    return objection.key().equals(key)
        && triple.operation().equals(operation)
        && triple.status() == status;
  }
}
