package dev.callsheet.media.render;

/**
 * The shape of rendered pictures, and how those of another shape are brought into it.
 *
 * @param fit without meaning for {@link Shape#ORIGINAL}
 */
public record Framing(Shape shape, Fit fit) {
  /** The recording's own shape. */
  public static final Framing ORIGINAL = new Framing(Shape.ORIGINAL, Fit.PAD);

  /** The proportions of rendered pictures. */
  public enum Shape {
    /** Those of the recording. */
    ORIGINAL,
    /** 9 to 16. */
    PORTRAIT,
    /** 1 to 1. */
    SQUARE
  }

  /** What becomes of pictures of another shape. */
  public enum Fit {
    /** The largest area of the shape around the picture's centre is shown. */
    CROP,
    /** The whole picture is shown between black bars. */
    PAD
  }
}
