package dev.callsheet.problem;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a family's error body may tell.
 *
 * @param details the code's own properties, null for none
 * @param path the path of the request, without its query
 * @param at when the answer was written
 */
public record ErrorFacts(
    int status,
    String code,
    String message,
    @Nullable Object details,
    String requestId,
    String path,
    Instant at) {}
