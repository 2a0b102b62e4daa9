package dev.callsheet.clips;

import java.util.Optional;

/** The number of a clip as it stands in a path. */
final class ClipNumber {
  private ClipNumber() {}

  /** Reads a number; empty for what can be the number of no clip. */
  static Optional<Integer> of(String text) {
    return text.matches("[1-9][0-9]?") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }
}
