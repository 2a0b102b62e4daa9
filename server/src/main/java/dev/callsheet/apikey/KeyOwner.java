package dev.callsheet.apikey;

import io.micronaut.core.annotation.Introspected;

/** A live key with the state of its organisation, as one query finds them. */
@Introspected
record KeyOwner(
    String id,
    String organizationId,
    byte[] secretSha256,
    Right accessRight,
    int requestsPerMinute,
    boolean suspended) {}
