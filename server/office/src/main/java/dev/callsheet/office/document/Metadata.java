package dev.callsheet.office.document;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a document says of itself.
 *
 * @param locale its language, and how its numbers and dates are written
 */
public record Metadata(@Nullable String title, @Nullable String author, Locale locale) {}
