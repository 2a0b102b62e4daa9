package dev.callsheet.media.conversion;

/**
 * Something about what was made that people may not expect.
 *
 * @param message for people, in one sentence
 */
public record Warning(Kind kind, String message) {
  /** What programs may tell apart. */
  public enum Kind {
    /** A size is not the one asked for, such as an even number instead of an odd one. */
    SIZE_ADJUSTED,
    /** The source is smaller than what was asked for, and was not enlarged. */
    NOT_ENLARGED,
    /** High dynamic range became standard dynamic range. */
    TONE_MAPPED,
    /** Interlaced pictures became whole ones. */
    DEINTERLACED,
    /** What was transparent is filled with the background. */
    FLATTENED,
    /** Only the first frame of an animation was kept. */
    ANIMATION_DROPPED,
    /** The source has more frames a second than what was made of it. */
    FRAMES_LEFT_OUT,
    /** More channels became two. */
    DOWNMIXED,
    /** The source has no sound. */
    NO_AUDIO,
    /** A parameter has no effect with this source or format. */
    IGNORED,
    /** The result is shorter or less than was asked for, since the source ends earlier. */
    SHORTENED,
    /** Something in the source could not be read and was left out. */
    LOSS,
    /** Text was not in UTF-8; the encoding was guessed. */
    ENCODING_GUESSED
  }
}
