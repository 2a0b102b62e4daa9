package dev.callsheet.contract.document;

import java.util.Comparator;

/**
 * One thing that a client can see: an operation that answers a status with a code.
 *
 * @param family the family of the operation; empty for an operation of no family
 * @param operation its operationId, or {@value #UNROUTED} for a request that matches no operation
 * @param code the error code, or {@value #SUCCESS} for an answer without one
 */
public record Outcome(String family, String operation, int status, String code)
    implements Comparable<Outcome> {
  /** The code of answers that are no errors. */
  public static final String SUCCESS = "-";

  /** Stands for the operation of requests that match none. */
  public static final String UNROUTED = "(unrouted)";

  private static final Comparator<Outcome> ORDER =
      Comparator.comparing(Outcome::family)
          .thenComparing(Outcome::operation)
          .thenComparingInt(Outcome::status)
          .thenComparing(Outcome::code);

  @Override
  public int compareTo(Outcome other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return operation + " " + status + " " + code;
  }
}
