package dev.callsheet.apikey;

import java.util.Set;

/** The authenticated principal of a request: a key and the organisation that owns it. */
public record Caller(String organizationId, String keyId, Set<String> scopes, int requestsPerMinute)
    implements dev.callsheet.kernel.request.Caller {}
