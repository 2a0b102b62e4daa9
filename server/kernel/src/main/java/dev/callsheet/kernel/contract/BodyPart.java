package dev.callsheet.kernel.contract;

/**
 * A value in the body of an error, and where it comes from.
 *
 * @param pointer where it stands, as a JSON pointer
 * @param constant the text of a {@link Source#CONSTANT}, else empty
 */
public record BodyPart(String pointer, Source source, String constant) {
  /** Where a value comes from. */
  public enum Source {
    /** The code of the error. */
    CODE,
    /** What the caller may read. */
    MESSAGE,
    /** The id of the request. */
    REQUEST_ID,
    /** The time of the answer. */
    TIMESTAMP,
    /** The path of the request. */
    PATH,
    /** The status, as a number. */
    STATUS,
    /** A text that is always the same. */
    CONSTANT
  }

  /** A value that is not always the same. */
  public static BodyPart of(String pointer, Source source) {
    return new BodyPart(pointer, source, "");
  }

  /** A text that is always the same. */
  public static BodyPart constant(String pointer, String text) {
    return new BodyPart(pointer, Source.CONSTANT, text);
  }
}
