package dev.callsheet.credit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer to a question for the history of a balance. */
public sealed interface CreditHistory {
  /**
   * Some entries, the latest first.
   *
   * @param nextCursor where the next page begins; null on the last one
   */
  record Page(List<CreditEntry> entries, @Nullable String nextCursor) implements CreditHistory {
    /** Copies the entries. */
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /** The cursor is none that this history gave. */
  record MalformedCursor() implements CreditHistory {}
}
