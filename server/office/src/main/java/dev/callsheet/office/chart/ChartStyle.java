package dev.callsheet.office.chart;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a chart is drawn in its surroundings; its colours and fonts are those of the file's theme.
 *
 * @param title stands above it; null where the surroundings have it already
 * @param locale the language of its words
 * @param points the size of its text, in points
 */
public record ChartStyle(@Nullable String title, Locale locale, int points) {}
