package dev.callsheet.documents.file;

import io.micronaut.core.annotation.Introspected;

/**
 * How much there is to tell of a file.
 *
 * @param descriptionLength in characters
 */
@Introspected
record FileExtent(String id, int descriptionLength) {}
