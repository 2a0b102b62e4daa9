package dev.callsheet.media.render;

/**
 * The shape and the size of rendered pictures, and how those of another shape are brought into it.
 *
 * @param fit without meaning for {@link Shape#ORIGINAL}
 */
public record Framing(Shape shape, Fit fit, Size size) {
  /** The recording's own shape. */
  public static final Framing ORIGINAL = new Framing(Shape.ORIGINAL, Fit.PAD, Size.SOURCE);

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
    PAD,
    /** The whole picture is shown in front of itself, enlarged and blurred. */
    BLUR
  }

  /** How large the pictures are. */
  public enum Size {
    /** As large as the recording allows, never enlarged. */
    SOURCE,
    /** The shorter side has 720 pixels. */
    P720,
    /** The shorter side has 1080 pixels. */
    P1080;

    /** The size of pictures of these proportions, both sides even. */
    Resolution.Size of(Resolution resolution, double width, double height) {
      return switch (this) {
        case SOURCE -> resolution.within(width, height);
        case P720 -> Resolution.exactly(720, width, height);
        case P1080 -> Resolution.exactly(1080, width, height);
      };
    }
  }
}
