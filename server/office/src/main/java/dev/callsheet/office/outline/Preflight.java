package dev.callsheet.office.outline;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a document can be made of an outline and of what is attached to it.
 *
 * @param missing what has to be attached or corrected before
 * @param reason the same in a few sentences, for people; null where nothing is missing
 * @param detected what the outline names
 */
public record Preflight(
    boolean valid,
    List<Outline.Missing> missing,
    @Nullable String reason,
    Outline.Detected detected) {
  private static final int MOST_SENTENCES = 3;

  /** Keeps a copy. */
  public Preflight {
    missing = List.copyOf(missing);
  }

  /** The verdict on what was read; the tables may be mere descriptions. */
  public static Preflight of(Outline outline) {
    var missing = outline.missing();
    if (missing.isEmpty()) {
      return new Preflight(true, missing, null, outline.detected());
    }
    var reason =
        missing.stream()
            .limit(MOST_SENTENCES)
            .map(one -> "Line " + one.line() + ": " + one.message())
            .collect(Collectors.joining(" "));
    if (missing.size() > MOST_SENTENCES) {
      reason += " And " + (missing.size() - MOST_SENTENCES) + " more.";
    }
    return new Preflight(false, missing, reason, outline.detected());
  }
}
