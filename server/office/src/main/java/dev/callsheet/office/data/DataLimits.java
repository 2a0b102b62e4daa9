package dev.callsheet.office.data;

/**
 * How much of a file is read before it is refused.
 *
 * @param rows of one table
 * @param columns of one table
 * @param tables of one file
 * @param unpackedBytes of an archive, all entries together, as they come out and not as it says
 */
public record DataLimits(long rows, int columns, int tables, long unpackedBytes) {
  /** More than any office program shows, and as much as a server bears. */
  public static final DataLimits USUAL = new DataLimits(5_000_000, 16_384, 200, 4L << 30);

  /** Refuses limits that let nothing in. */
  public DataLimits {
    if (rows < 1 || columns < 1 || tables < 1 || unpackedBytes < 1) {
      throw new IllegalArgumentException("Limits are at least 1");
    }
  }
}
