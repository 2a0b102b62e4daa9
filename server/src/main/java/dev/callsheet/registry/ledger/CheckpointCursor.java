package dev.callsheet.registry.ledger;

import dev.callsheet.page.Cursor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ids by which pages of checkpoints are told apart: their numbers, in the form of all ids. */
final class CheckpointCursor {
  private static final String PREFIX = "ckp_";

  private CheckpointCursor() {}

  static String id(long number) {
    return String.format(Locale.ROOT, "%s%026d", PREFIX, number);
  }

  /** The number that a cursor names; null for the first page. */
  static @Nullable Long number(@Nullable String cursor) {
    var id = Cursor.id(cursor);
    if (id == null) {
      return null;
    }
    if (!id.matches(PREFIX + "0{8}[0-9]{18}")) {
      throw Cursor.malformed();
    }
    return Long.valueOf(id.substring(PREFIX.length()));
  }
}
