package dev.callsheet.office.data;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as a file has it, read as often as one likes. */
interface RawTable {
  /** Reads it from its first row on; rows without a value are left out. */
  Rows open() throws IOException;

  /** Rows as the file has them, of any length. */
  interface Rows extends AutoCloseable {
    /** The cells of the next row, or null after the last one. */
    @Nullable List<Raw> next() throws IOException;

    /** The line or row of the file, from 1, that the row given last begins at. */
    long line();

    @Override
    void close() throws IOException;
  }
}
