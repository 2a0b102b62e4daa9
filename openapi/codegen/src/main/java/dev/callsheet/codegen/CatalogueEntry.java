package dev.callsheet.codegen;

import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says about one code of one family.
 *
 * @param code the code, {@link Family#NO_CODE} in a family without codes
 * @param details the schema of the details, null where an error of this code has none
 */
record CatalogueEntry(
    String family,
    String code,
    int status,
    String title,
    String when,
    String remedy,
    boolean retryable,
    boolean retryAfter,
    @Nullable Schema details,
    int line) {}
