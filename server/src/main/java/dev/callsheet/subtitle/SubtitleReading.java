package dev.callsheet.subtitle;

import java.util.List;

/** What came of reading a subtitle file. */
public sealed interface SubtitleReading {

  /**
   * It was read.
   *
   * @param format what it turned out to be: SRT or WebVTT
   * @param cues by start; cues without text or length are left out, so it may be empty
   */
  record Read(SubtitleFormat format, List<Cue> cues) implements SubtitleReading {

    /** Copies the cues. */
    public Read {
      cues = List.copyOf(cues);
    }
  }

  /**
   * It is neither SRT nor WebVTT, or it breaks off the format.
   *
   * @param line the first line at fault, from 1
   * @param reason what is wrong there, as a sentence for the user
   */
  record Malformed(int line, String reason) implements SubtitleReading {}

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
