package dev.callsheet.media.conversion;

import java.util.List;

/** What a conversion found out besides what is in its files. */
public sealed interface Facts {
  /** Nothing. */
  record None() implements Facts {}

  /** How loud the source was and the output is. */
  record Loudnesses(Loudness before, Loudness after) implements Facts {}

  /** How many cues the output has. */
  record Cues(int cues) implements Facts {}

  /** The chapters, which follow each other from the beginning to the end. */
  record Chapters(List<Chapter> chapters) implements Facts {
    /** Copies the list. */
    public Chapters {
      chapters = List.copyOf(chapters);
    }
  }

  /** When each thumbnail is shown, in the order of the files or of the WebVTT's cues. */
  record Times(List<Long> millis) implements Facts {
    /** Copies the list. */
    public Times {
      millis = List.copyOf(millis);
    }
  }

  /** The qualities of an adaptive video, the best one first. */
  record Renditions(List<Rendition> renditions) implements Facts {
    /** Copies the list. */
    public Renditions {
      renditions = List.copyOf(renditions);
    }
  }

  /** One chapter. */
  record Chapter(long startMillis, long endMillis, String title) {}

  /** One quality of an adaptive video. */
  record Rendition(int width, int height, long bitsPerSecond) {}
}
