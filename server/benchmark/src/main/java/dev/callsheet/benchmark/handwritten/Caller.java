package dev.callsheet.benchmark.handwritten;

import io.micronaut.core.annotation.Introspected;

/** A live key with the state of its organisation, as one query finds them. */
@Introspected
public record Caller(
    String id,
    String organizationId,
    byte[] secretSha256,
    int requestsPerMinute,
    boolean suspended) {
  /** The attribute of a request that has it. */
  public static final String ATTRIBUTE = "caller";
}
