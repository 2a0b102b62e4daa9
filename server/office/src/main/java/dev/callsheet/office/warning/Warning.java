package dev.callsheet.office.warning;

import org.jspecify.annotations.Nullable;

/**
 * Something that had to give: the document was made, but not all of it is as it was asked for.
 *
 * @param code what kind of thing, in snake case: {@code value_cut}, {@code rows_continued}
 * @param message what was changed and why, for people
 * @param where the sheet, table, slide or line that it is about; null where it is about the whole
 */
public record Warning(String code, String message, @Nullable String where) {}
