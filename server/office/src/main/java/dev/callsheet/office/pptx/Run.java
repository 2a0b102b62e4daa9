package dev.callsheet.office.pptx;

import org.jspecify.annotations.Nullable;

/**
 * Text of one form within a line.
 *
 * @param text with a line feed where a line ends within the paragraph
 * @param link null where it leads nowhere
 */
record Run(
    String text,
    boolean bold,
    boolean italic,
    boolean struck,
    boolean code,
    @Nullable Target link) {
  /** Where a link leads. */
  sealed interface Target {}

  /** An address outside of the deck, as the outline has it. */
  record Address(String address) implements Target {}

  /** A heading by its anchor, without {@code #}. */
  record Anchor(String anchor) implements Target {}

  /** A place that is known. */
  record Place(Spot spot) implements Target {}

  static Run plain(String text) {
    return new Run(text, false, false, false, false, null);
  }

  Run withText(String other) {
    return new Run(other, bold, italic, struck, code, link);
  }
}
