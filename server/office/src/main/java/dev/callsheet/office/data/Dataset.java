package dev.callsheet.office.data;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of values that is read as a stream, as often as one likes, always with the same values.
 */
public interface Dataset {
  /** Its name, as a file name or a caption; never blank. */
  String name();

  /** Its columns, at least one. */
  List<Column> columns();

  /** How many rows {@link #open} gives. */
  long rows();

  /** Reads it from its first row on. */
  Rows open() throws IOException;

  /**
   * The position of the column of that name; upper and lower case differ only where that decides.
   */
  default int column(String name) {
    int alike = -1;
    for (int position = 0; position < columns().size(); position++) {
      var candidate = columns().get(position).name();
      if (candidate.equals(name)) {
        return position;
      }
      if (alike < 0 && candidate.equalsIgnoreCase(name)) {
        alike = position;
      }
    }
    return alike;
  }

  /** Rows that are read one after the other. */
  interface Rows extends AutoCloseable {
    /** The values of the next row, one for each column, or null after the last one. */
    @Nullable List<Value> next() throws IOException;

    @Override
    void close() throws IOException;
  }
}
