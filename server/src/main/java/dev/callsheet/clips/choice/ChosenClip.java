package dev.callsheet.clips.choice;

import java.util.List;

/**
 * A clip that was chosen.
 *
 * @param title and {@code tags}: by rule, from what was measured
 * @param reasons whose points add up to its score
 */
public record ChosenClip(
    String title, List<String> tags, long beginMillis, long endMillis, List<Reason> reasons) {
  /** Copies the lists. */
  public ChosenClip {
    tags = List.copyOf(tags);
    reasons = List.copyOf(reasons);
  }

  /** What is measured of a stretch. */
  public enum Signal {
    LOUDNESS,
    SPEECH,
    SCENES
  }

  /** A part of the score: 0 to the weight of its signal, in tenths. */
  public record Reason(Signal signal, int tenths, String description) {}

  /** 0 to 1000. */
  public int scoreTenths() {
    return reasons.stream().mapToInt(Reason::tenths).sum();
  }
}
