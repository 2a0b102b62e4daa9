package dev.callsheet.office.data;

/** What came of the reading of a file. */
public sealed interface DataReading {
  /** The file was read. */
  record Readable(DataFile file) implements DataReading {}

  /**
   * The file cannot be read, and never will be.
   *
   * @param message what is wrong and what to do, for people; a sentence or two
   */
  record Unreadable(Reason reason, String message) implements DataReading {}

  /** Why a file cannot be read. */
  enum Reason {
    /** It holds nothing. */
    EMPTY,
    /** It is of a kind that is not read: a picture, an archive, a program, an old workbook. */
    UNSUPPORTED,
    /** It is damaged, cut off, or breaks the rules of its kind. */
    MALFORMED,
    /** It needs a password. */
    ENCRYPTED,
    /** It is an archive that could harm: too large when unpacked, or ambiguous. */
    UNSAFE,
    TOO_MANY_ROWS,
    TOO_MANY_COLUMNS,
    TOO_MANY_TABLES,
    /** One of its values is larger than a value may be. */
    TOO_LARGE_VALUE
  }
}
