package dev.callsheet.office.data;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table, as all of its values say.
 *
 * @param type what its values are; each is of that type, empty, or a text
 * @param decimals the most decimal places of its numbers, amounts or percentages, of these as they
 *     are written with the sign: 1 for 12.5 %; 0 for other types
 * @param currency of its amounts, by ISO 4217; null for other types
 * @param width the most characters that one of its values, or its name, has when it is written, in
 *     full-width halves: what a line of text needs at most
 * @param identifying whether its numbers name something, as years and the numbers of customers do:
 *     they are written without grouping, and a sum of them says nothing
 */
public record Column(
    String name,
    ColumnType type,
    int decimals,
    @Nullable String currency,
    int width,
    boolean identifying) {
  /** A column whose numbers, if it has any, measure something. */
  public Column(String name, ColumnType type, int decimals, @Nullable String currency, int width) {
    this(name, type, decimals, currency, width, false);
  }
}
