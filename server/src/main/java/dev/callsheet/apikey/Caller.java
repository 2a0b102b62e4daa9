package dev.callsheet.apikey;

/** The authenticated principal of a request: a key and the organisation that owns it. */
public record Caller(
    String organizationId,
    String keyId,
    Right right,
    boolean organizationSuspended,
    int requestsPerMinute) {}
