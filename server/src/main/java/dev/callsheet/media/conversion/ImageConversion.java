package dev.callsheet.media.conversion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes an image, or a set of them, of an image or of one picture of a video: upright, in sRGB,
 * without metadata. Images are never enlarged by {@link Fit#CONTAIN}.
 *
 * @param width in pixels; where only one side is given the other follows the proportions
 * @param height in pixels
 * @param fit where both sides are given
 * @param position what {@link Fit#COVER} keeps
 * @param quality from 1 to 100 of lossy formats; a usual one where none is given
 * @param background under what is transparent, where the format has no transparency
 * @param atMillis when the picture of a video is shown
 * @param widths makes an image of each of these widths, in the source's proportions; those wider
 *     than the source are left out; not together with a width or a height
 */
public record ImageConversion(
    ImageFormat format,
    @Nullable Integer width,
    @Nullable Integer height,
    Fit fit,
    Position position,
    @Nullable Integer quality,
    Colour background,
    @Nullable Long atMillis,
    List<Integer> widths)
    implements Conversion {
  /** So many images are made at once at most. */
  public static final int MOST_WIDTHS = 20;

  /** Refuses what no image can have. */
  public ImageConversion {
    Requirements.within("width", width, 1, LONGEST_SIDE);
    Requirements.within("height", height, 1, LONGEST_SIDE);
    Requirements.within("quality", quality, 1, 100);
    Requirements.within("atMillis", atMillis, 0, Long.MAX_VALUE);
    widths = List.copyOf(widths);
    widths.forEach(each -> Requirements.within("widths", each, 1, LONGEST_SIDE));
    Requirements.that(widths.size() <= MOST_WIDTHS, "At most " + MOST_WIDTHS + " widths");
    Requirements.that(widths.stream().distinct().count() == widths.size(), "A width is repeated");
    Requirements.that(
        widths.isEmpty() || (width == null && height == null), "Widths exclude width and height");
  }
}
