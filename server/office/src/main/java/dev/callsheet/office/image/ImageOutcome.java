package dev.callsheet.office.image;

import dev.callsheet.office.warning.Warning;
import java.util.List;

/** What became of a file that somebody sent as a picture. */
public sealed interface ImageOutcome {
  /**
   * It is one.
   *
   * @param warnings what of the file did not come along
   */
  record Accepted(Image image, List<Warning> warnings) implements ImageOutcome {
    /** Keeps a copy. */
    public Accepted {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * It is none that a document could show.
   *
   * @param message why, and what would help, for people
   */
  record Refused(Problem problem, String message) implements ImageOutcome {}

  /** Why a file is refused. */
  enum Problem {
    /** It has no content. */
    EMPTY,
    /** It is not a picture. */
    NOT_A_PICTURE,
    /** It is a picture of a kind that is not read. */
    UNSUPPORTED,
    /** It ends before its picture does. */
    CUT_OFF,
    /** It breaks the rules of its kind, or has not what it says that it has. */
    DAMAGED,
    /** Its area is larger than is read. */
    TOO_MANY_PIXELS,
    /** It is wider or higher than is read. */
    TOO_LONG_A_SIDE,
    /** It takes more work to draw than is done for one picture. */
    TOO_COMPLEX
  }
}
