package notes.client.notes;

import org.jspecify.annotations.Nullable;

/** What {@code createNote} may be given, begun with {@link #none()}. */
public record CreateNoteOptions(@Nullable String idempotencyKey) {
  /** Returns one with the required components alone. */
  public static CreateNoteOptions none() {
    return new CreateNoteOptions(null);
  }

  /** Returns a copy with this idempotencyKey. */
  public CreateNoteOptions withIdempotencyKey(String idempotencyKey) {
    return new CreateNoteOptions(idempotencyKey);
  }
}
