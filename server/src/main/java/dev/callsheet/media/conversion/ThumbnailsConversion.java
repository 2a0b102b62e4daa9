package dev.callsheet.media.conversion;

import org.jspecify.annotations.Nullable;

/**
 * Takes pictures of a video: each an image of its own, or all on sprite sheets with a WebVTT that
 * says where each lies.
 *
 * @param width of each picture; where only one side is given the other follows the proportions,
 *     where neither is, the longer side has 320 pixels
 * @param height of each picture; pictures fit into both, and are never enlarged
 * @param quality from 1 to 100 of lossy formats
 * @param sprite whether they are put on sheets whose sides are at most {@link #LONGEST_SHEET_SIDE}
 */
public record ThumbnailsConversion(
    ThumbnailFormat format,
    Selection selection,
    Excerpt excerpt,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Integer quality,
    boolean sprite)
    implements Conversion {
  /** The longest side of a sprite sheet, in pixels. */
  public static final int LONGEST_SHEET_SIDE = 4096;

  /** So many pictures are taken at most; more are thinned out evenly, with a warning. */
  public static final int MOST = 1000;

  /** Which pictures are taken. */
  public sealed interface Selection {
    /** So many, evenly spread, each in the middle of its part. */
    record Count(int count) implements Selection {
      /** Refuses none and too many. */
      public Count {
        Requirements.within("count", count, 1, MOST);
      }
    }

    /** One at the beginning and one each time that so much has passed. */
    record Interval(long millis) implements Selection {
      /** Refuses less than a tenth of a second. */
      public Interval {
        Requirements.within("millis", millis, 100, 86_400_000);
      }
    }

    /** One of each scene: the first picture, and that after each cut. */
    record Scenes() implements Selection {}
  }

  /** Refuses what no picture can have. */
  public ThumbnailsConversion {
    Requirements.within("width", width, 1, LONGEST_SHEET_SIDE);
    Requirements.within("height", height, 1, LONGEST_SHEET_SIDE);
    Requirements.within("quality", quality, 1, 100);
  }
}
