package dev.callsheet.kernel.contract;

import org.jspecify.annotations.Nullable;

/**
 * What the organisations of a tier may do in a family.
 *
 * @param requestsPerMinute how often each of their keys may ask that has no number of its own
 * @param parallel how much of their work may be unfinished at a time; null where the family says
 * @param maxUploadBytes the largest file that they may upload; null where the family says
 */
public record Tier(
    String name,
    int requestsPerMinute,
    @Nullable Integer parallel,
    @Nullable Long maxUploadBytes) {}
