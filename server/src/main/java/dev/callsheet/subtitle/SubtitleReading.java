package dev.callsheet.subtitle;

import java.util.List;

/** What came of reading a subtitle file. */
public sealed interface SubtitleReading {

  /**
   * It was read, all or most of it.
   *
   * @param format what it turned out to be: SRT or WebVTT
   * @param cues by start; one that is there twice counts once, and those without text are left out,
   *     so it may be empty
   * @param skipped the first blocks that could not be read, by line
   * @param skippedCount how many blocks could not be read
   */
  record Read(SubtitleFormat format, List<Cue> cues, List<Skipped> skipped, int skippedCount)
      implements SubtitleReading {

    /** Copies the lists. */
    public Read {
      cues = List.copyOf(cues);
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * A block that was left out.
   *
   * @param line the line at fault, from 1
   * @param reason what is wrong there, as a sentence for the user
   */
  record Skipped(int line, String reason) {}

  /**
   * Nothing in it can be read: it is neither SRT nor WebVTT, or damaged throughout.
   *
   * @param line the first line at fault, from 1
   * @param reason what is wrong there, as a sentence for the user
   */
  record Malformed(int line, String reason) implements SubtitleReading {}

  /**
   * Nobody has told its encoding, and it cannot be told with certainty.
   *
   * @param line the first line that depends on it, from 1
   */
  record Uncertain(int line) implements SubtitleReading {}

  /** The encoding that it is said to be in is none that this server knows. */
  record UnknownCharset(String name) implements SubtitleReading {}

  /**
   * It has more cues than allowed.
   *
   * @param line where the first cue too many begins, from 1
   * @param limit how many are allowed
   */
  record TooManyCues(int line, int limit) implements SubtitleReading {}

  /**
   * It is larger than allowed.
   *
   * @param limit how many bytes are allowed
   */
  record TooLarge(int limit) implements SubtitleReading {}
}
