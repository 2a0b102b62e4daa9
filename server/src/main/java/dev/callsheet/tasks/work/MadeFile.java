package dev.callsheet.tasks.work;

import org.jspecify.annotations.Nullable;

/**
 * A file that a task made, as it was then; it may be deleted since.
 *
 * @param fileId {@code fil_…}
 * @param name of its main part
 * @param sizeBytes of all its parts
 * @param width of what is seen in it; null where nothing is
 * @param height of what is seen in it
 * @param durationMillis null for what does not last
 */
public record MadeFile(
    String fileId,
    String name,
    String mediaType,
    long sizeBytes,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Long durationMillis) {}
