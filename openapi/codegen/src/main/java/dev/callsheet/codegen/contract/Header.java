package dev.callsheet.codegen.contract;

import org.jspecify.annotations.Nullable;

/**
 * A header of a response.
 *
 * @param example a value that it may have, null where the document gives none
 */
public record Header(
    String name, boolean required, String description, Schema schema, @Nullable String example) {}
