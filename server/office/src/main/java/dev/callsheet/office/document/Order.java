package dev.callsheet.office.document;

import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warnings;

/**
 * What to make of a document, and how.
 *
 * @param test whether it carries a mark, visible on each page, sheet or slide, that it is a test
 * @param warnings takes what had to give
 * @param progress hears how far the work has come, and can end it
 */
public record Order(
    Document document, Theme theme, boolean test, Warnings warnings, Progress progress) {}
