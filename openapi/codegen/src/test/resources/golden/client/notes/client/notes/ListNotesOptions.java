package notes.client.notes;

import notes.client.notes.model.Color;
import org.jspecify.annotations.Nullable;

/** What {@code listNotes} may be given, begun with {@link #none()}. */
public record ListNotesOptions(@Nullable Integer limit, @Nullable Color color) {
  /** Returns one with the required components alone. */
  public static ListNotesOptions none() {
    return new ListNotesOptions(null, null);
  }

  /** Returns a copy with this limit. */
  public ListNotesOptions withLimit(int limit) {
    return new ListNotesOptions(limit, color);
  }

  /** Returns a copy with this color. */
  public ListNotesOptions withColor(Color color) {
    return new ListNotesOptions(limit, color);
  }
}
