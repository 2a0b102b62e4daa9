package dev.callsheet.office.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of values with a separator between them.
 *
 * @param firstLine whether the first line names the separator, as Excel has it: {@code sep=;}
 * @param spaced whether there are spaces between separators and quotation marks
 * @param unclosed becomes true where the last value of the file begins with a quotation mark that
 *     nothing closes
 */
record CsvFile(
    TextFile file, char separator, boolean firstLine, boolean spaced, AtomicBoolean unclosed)
    implements RawTable {
  private static final char[] SEPARATORS = {'\t', ';', '|', ','};
  private static final int SAMPLE = 1 << 16;
  private static final int MOST_FIELDS = 100_000;
  private static final int LONGEST_FIELD = 4 << 20;

  /**
   * How much the start of a file looks like a table.
   *
   * @param named whether the file names its separator itself
   * @param records how many were looked at
   * @param fields how many most of them have
   * @param share of the records that have as many
   */
  record Shape(char separator, boolean named, int records, int fields, double share) {
    boolean isTable() {
      return named || (fields > 1 && records > 1 && share >= 0.8);
    }
  }

  /** The shape of a file by its start. */
  static Shape shape(String start) {
    int end = start.indexOf('\n');
    var first = (end < 0 ? start : start.substring(0, end)).strip().replace("\"", "");
    if (first.length() == 5
        && first.regionMatches(true, 0, "sep=", 0, 4)
        && ",;|:^~!/\t".indexOf(first.charAt(4)) >= 0) {
      return new Shape(first.charAt(4), true, 0, 0, 1);
    }
    if (first.equalsIgnoreCase("sep=")) {
      return new Shape('\t', true, 0, 0, 1);
    }
    Shape best = null;
    for (char separator : SEPARATORS) {
      var shape = shape(start, separator);
      if (best == null || isBetter(shape, best)) {
        best = shape;
      }
    }
    return best == null ? new Shape(',', false, 0, 1, 1) : best;
  }

  /** Whether a file seems to have spaces between separators and quotation marks. */
  static boolean isSpaced(String start, char separator) {
    return Pattern.compile("\\Q" + separator + "\\E +\"").matcher(start).find();
  }

  private static boolean isBetter(Shape shape, Shape best) {
    if (shape.fields() > 1 && best.fields() > 1) {
      return shape.share() > best.share() + 0.001;
    }
    return best.fields() <= 1;
  }

  private static Shape shape(String start, char separator) {
    boolean cut = start.length() >= SAMPLE;
    var counts = new ArrayList<Integer>();
    try (var records =
        reader(separator, false).build(records(), new StringReader(start)).iterator()) {
      while (records.hasNext()) {
        counts.add(length(records.next()));
      }
    } catch (CsvParseException | IOException _) {
      return new Shape(separator, false, 0, 1, 0);
    }
    if (cut && counts.size() > 1) {
      counts.removeLast();
    }
    counts.removeIf(count -> count == 0);
    int fields = mostFrequent(counts);
    long alike = counts.stream().filter(count -> count == fields).count();
    return new Shape(
        separator,
        false,
        counts.size(),
        fields,
        counts.isEmpty() ? 0 : alike / (double) counts.size());
  }

  private static int length(CsvRecord fields) {
    int length = fields.getFieldCount();
    while (length > 0 && fields.getField(length - 1).isBlank()) {
      length--;
    }
    return length == 0 ? 0 : fields.getFieldCount();
  }

  private static int mostFrequent(List<Integer> counts) {
    int best = 1;
    long frequency = 0;
    for (int candidate : counts.stream().distinct().toList()) {
      long seen = counts.stream().filter(count -> count == candidate).count();
      if (seen > frequency) {
        best = candidate;
        frequency = seen;
      }
    }
    return best;
  }

  private static CsvRecordHandler records() {
    return CsvRecordHandler.builder()
        .maxFields(MOST_FIELDS)
        .maxFieldSize(LONGEST_FIELD)
        .maxRecordSize(2 * LONGEST_FIELD)
        .build();
  }

  private static CsvReader.CsvReaderBuilder reader(char separator, boolean spaced) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .maxBufferSize(LONGEST_FIELD)
        .allowExtraCharsAfterClosingQuote(!spaced)
        .trimWhitespacesAroundQuotes(spaced);
  }

  @Override
  public Rows open() throws IOException {
    var characters = new BufferedReader(file.open(), SAMPLE);
    if (firstLine) {
      skipLine(characters);
    }
    return new CsvRows(
        reader(separator, spaced).build(records(), characters).iterator(),
        firstLine ? 1 : 0,
        new long[1],
        new boolean[1],
        file.quotesOdd() ? unclosed : null);
  }

  private static void skipLine(BufferedReader characters) throws IOException {
    for (int next = characters.read(); next >= 0 && next != '\n'; next = characters.read()) {
      if (next == '\r') {
        characters.mark(1);
        if (characters.read() != '\n') {
          characters.reset();
        }
        return;
      }
    }
  }

  private record CsvRows(
      CloseableIterator<CsvRecord> records,
      int skipped,
      long[] at,
      boolean[] broken,
      @Nullable AtomicBoolean unclosed)
      implements Rows {
    @Override
    public @Nullable List<Raw> next() throws IOException {
      try {
        while (records.hasNext()) {
          var next = records.next();
          var cells = cells(next);
          if (cells != null) {
            at[0] = next.getStartingLineNumber() + skipped;
            broken[0] = next.getField(next.getFieldCount() - 1).indexOf('\n') >= 0;
            return cells;
          }
        }
        if (unclosed != null && broken[0]) {
          unclosed.set(true);
        }
        return null;
      } catch (CsvParseException failure) {
        throw new UnreadableException(
            DataReading.Reason.TOO_LARGE_VALUE,
            "A value or row is too large, near line "
                + (at[0] + 1)
                + "; a quotation mark that nothing closes may be the cause.");
      } catch (UncheckedIOException failure) {
        throw failure.getCause();
      }
    }

    private static @Nullable List<Raw> cells(CsvRecord fields) {
      int count = fields.getFieldCount();
      var cells = new ArrayList<Raw>(count);
      boolean blank = true;
      for (int field = 0; field < count; field++) {
        var text = fields.getField(field);
        var cell = Raw.written(text.indexOf('\r') < 0 ? text : unified(text));
        blank &= cell instanceof Raw.Blank;
        cells.add(cell);
      }
      return blank ? null : cells;
    }

    private static String unified(String text) {
      return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    @Override
    public long line() {
      return at[0];
    }

    @Override
    public void close() throws IOException {
      records.close();
    }
  }
}
