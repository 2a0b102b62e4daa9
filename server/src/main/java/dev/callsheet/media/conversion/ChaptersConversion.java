package dev.callsheet.media.conversion;

/**
 * Finds the chapters of a video by its changes of scene.
 *
 * @param shortestMillis the length of the shortest chapter
 */
public record ChaptersConversion(ChapterFormat format, long shortestMillis) implements Conversion {
  /** The length of the shortest chapter unless another is asked for. */
  public static final long USUAL_SHORTEST_MILLIS = 10_000;

  /** Refuses chapters without length. */
  public ChaptersConversion {
    Requirements.within("shortestMillis", shortestMillis, 1, 86_400_000);
  }
}
