package dev.callsheet.kernel.idempotency;

import java.time.Instant;

/**
 * The first answer that an operation gave somebody under a key.
 *
 * @param keySha256 of caller, operation and key together
 * @param requestHash by which the request that it answered is told from others
 * @param answer may hold secrets
 */
public record StoredAnswer(String keySha256, String requestHash, String answer, Instant createdAt) {
  /** Leaves the answer out, for this may reach a log. */
  @Override
  public String toString() {
    return "StoredAnswer[keySha256=" + keySha256 + "]";
  }
}
