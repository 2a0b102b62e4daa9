package dev.callsheet.tasks.source;

import java.time.Duration;

/**
 * What the fetching of a source may cost.
 *
 * @param maxBytes its largest size
 * @param deadline for all of it
 */
public record SourceLimits(long maxBytes, Duration deadline) {}
