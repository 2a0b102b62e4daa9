package dev.callsheet.setting;

import org.jspecify.annotations.Nullable;

/**
 * Something that an operator can set.
 *
 * @param section what it belongs to
 * @param variable the environment variable
 * @param property the name as an argument and in a file; null for what is read before either is
 * @param kind what it may be
 * @param preset what is taken when it is not set, in words where it is no value; empty for nothing
 * @param meaning what it is, as the end of a sentence
 */
record Setting(
    String section,
    String variable,
    @Nullable String property,
    Kind kind,
    String preset,
    String meaning) {}
