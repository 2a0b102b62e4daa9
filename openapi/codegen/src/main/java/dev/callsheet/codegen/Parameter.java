package dev.callsheet.codegen;

/**
 * A parameter of an operation.
 *
 * @param place {@code path}, {@code query}, {@code header} or {@code cookie}
 */
record Parameter(
    String name, String place, boolean required, String description, Schema schema, int line) {}
