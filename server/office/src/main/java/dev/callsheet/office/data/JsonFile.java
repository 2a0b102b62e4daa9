package dev.callsheet.office.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON.
 *
 * <p>An array of objects is a table, one row each; so are objects that follow one another, and an
 * object by itself. The arrays of objects, or of arrays, in an object are a table each. What an
 * object holds in objects becomes columns with a dotted name; what it holds in arrays is text.
 */
final class JsonFile {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  private static final int DEEPEST_TABLE = 3;
  private static final int DEEPEST_COLUMN = 4;

  /** The column of elements that are no objects. */
  private static final String UNNAMED = "value";

  private static final int LONGEST_VALUE = 1_000_000;
  private static final int LONGEST_NAME = 100;
  private static final int MOST_OTHERS = 100;

  /** Each table of a file is looked for from its beginning. */
  private static final long MOST_BYTES_READ = 4L << 30;

  private final TextFile file;
  private final DataLimits limits;
  private final Set<String> repeated = new LinkedHashSet<>();

  JsonFile(TextFile file, DataLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  /** The names that objects have more than once, of which the last value is taken. */
  Set<String> repeated() {
    return repeated;
  }

  /** What the elements of a table are. */
  private enum Elements {
    ROOTS,
    ROOT,
    OF_ARRAY
  }

  /**
   * A table of the file.
   *
   * @param path the names that lead to it from the root, with points between them; empty for the
   *     root
   * @param columns its names; null where its rows are arrays
   */
  record Found(String path, RawTable raw, @Nullable List<String> columns) {}

  /**
   * What the file holds.
   *
   * @param leftOut the names beside the tables that are none
   */
  record Contents(List<Found> tables, Set<String> leftOut) {}

  /** Finds the tables, and reads the file to its end. */
  Contents contents() throws IOException {
    try (var parser = parser()) {
      var arrays = new LinkedHashSet<List<String>>();
      var others = new LinkedHashSet<String>();
      var first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        findArrays(parser, List.of(), arrays, others);
      } else if (first == JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else {
        throw malformed("It is a single value, not an object or an array.");
      }
      int roots = 1;
      for (var next = parser.nextToken(); next != null; next = parser.nextToken()) {
        if (!next.isStructStart()) {
          throw malformed("After the first value stands something that is not JSON.");
        }
        parser.skipChildren();
        roots = 2;
      }
      if (roots > 1) {
        return new Contents(List.of(found(List.of(), Elements.ROOTS)), Set.of());
      }
      if (first == JsonToken.START_ARRAY) {
        return new Contents(List.of(found(List.of(), Elements.OF_ARRAY)), Set.of());
      }
      if (arrays.isEmpty()) {
        return new Contents(List.of(found(List.of(), Elements.ROOT)), Set.of());
      }
      if (arrays.size() > 1 && arrays.size() * file.bytes() > MOST_BYTES_READ) {
        throw new UnreadableException(
            DataReading.Reason.TOO_MANY_TABLES,
            "The file has too many tables for its size; send each in a file of its own.");
      }
      var tables = new ArrayList<Found>();
      for (var path : arrays) {
        tables.add(found(path, Elements.OF_ARRAY));
      }
      return new Contents(tables, others);
    } catch (JsonProcessingException failure) {
      throw unreadable(failure);
    }
  }

  /** The parser stands at the beginning of an object, and then at its end. */
  private void findArrays(
      JsonParser parser, List<String> path, Set<List<String>> arrays, Set<String> others)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = new ArrayList<>(path);
      name.add(parser.currentName());
      var value = parser.nextToken();
      if (value == JsonToken.START_ARRAY) {
        var first = parser.nextToken();
        boolean table = first != null && first.isStructStart();
        if (!table || !arrays.add(List.copyOf(name))) {
          other(name, others);
        }
        if (arrays.size() > limits.tables()) {
          throw tooManyTables();
        }
        skipToEnd(parser, table);
      } else if (value == JsonToken.START_OBJECT && name.size() < DEEPEST_TABLE) {
        findArrays(parser, name, arrays, others);
      } else {
        other(name, others);
        parser.skipChildren();
      }
    }
  }

  private static void other(List<String> name, Set<String> others) {
    if (others.size() < MOST_OTHERS) {
      others.add(shortened(String.join(".", name)));
    }
  }

  private UnreadableException tooManyTables() {
    return new UnreadableException(
        DataReading.Reason.TOO_MANY_TABLES,
        "The file has more than " + limits.tables() + " tables.");
  }

  /** The parser stands at the first element of an array, or its end, and then at its end. */
  private static void skipToEnd(JsonParser parser, boolean struct) throws IOException {
    if (struct) {
      parser.skipChildren();
      parser.nextToken();
    }
    while (parser.currentToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        return;
      }
      parser.skipChildren();
      parser.nextToken();
    }
  }

  private Found found(List<String> path, Elements elements) throws IOException {
    var index = new LinkedHashMap<String, Integer>();
    boolean arrays = true;
    boolean anyArray = false;
    try (var rows = new ElementRows(path, elements, null)) {
      for (var element = rows.element(); element != null; element = rows.element()) {
        arrays &= element.positional != null;
        anyArray |= element.positional != null;
        for (var name : element.named.keySet()) {
          index.putIfAbsent(name, index.size());
        }
        if (index.size() > limits.columns()) {
          throw tooManyNames();
        }
      }
      repeated.addAll(rows.repeated);
    }
    var name = String.join(".", path);
    if (arrays) {
      return new Found(name, () -> new ElementRows(path, elements, null), null);
    }
    if (anyArray) {
      index.putIfAbsent(UNNAMED, index.size());
    }
    return new Found(
        name, () -> new ElementRows(path, elements, index), List.copyOf(index.keySet()));
  }

  private UnreadableException tooManyNames() {
    return new UnreadableException(
        DataReading.Reason.TOO_MANY_COLUMNS,
        "The objects have more than " + limits.columns() + " names.");
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
  }

  private JsonParser parser() throws IOException {
    return JSON.createParser(file.open());
  }

  private static UnreadableException malformed(String message) {
    return new UnreadableException(
        DataReading.Reason.MALFORMED, "The file is not correct JSON. " + message);
  }

  private static UnreadableException unreadable(JsonProcessingException failure) {
    var location = failure.getLocation();
    var where =
        location == null
            ? ""
            : " in line " + location.getLineNr() + ", column " + location.getColumnNr();
    if (failure instanceof StreamConstraintsException) {
      return new UnreadableException(
          DataReading.Reason.TOO_LARGE_VALUE,
          "A value is too large or nested too deeply" + where + ".");
    }
    return new UnreadableException(
        DataReading.Reason.MALFORMED, "The file is not correct JSON, or is cut off" + where + ".");
  }

  /** An element of a table: an array, or names with values. */
  private static final class Element {
    private final Map<String, Raw> named = new LinkedHashMap<>();
    private @Nullable List<Raw> positional;
  }

  private final class ElementRows implements RawTable.Rows {
    private final JsonParser parser;
    private final Elements elements;
    private final @Nullable Map<String, Integer> index;
    private final Set<String> repeated = new LinkedHashSet<>();
    private boolean ended;
    private long row;

    ElementRows(List<String> path, Elements elements, @Nullable Map<String, Integer> index)
        throws IOException {
      this.parser = parser();
      this.elements = elements;
      this.index = index;
      if (elements == Elements.OF_ARRAY) {
        goTo(path);
      }
    }

    /** Goes to the beginning of the array, the first of that name. */
    private void goTo(List<String> path) throws IOException {
      parser.nextToken();
      for (int step = 0; step < path.size(); ) {
        if (parser.nextToken() != JsonToken.FIELD_NAME) {
          ended = true;
          return;
        }
        boolean named = parser.currentName().equals(path.get(step));
        boolean last = step == path.size() - 1;
        var value = parser.nextToken();
        if (named && value == (last ? JsonToken.START_ARRAY : JsonToken.START_OBJECT)) {
          step++;
        } else {
          parser.skipChildren();
        }
      }
    }

    @Nullable Element element() throws IOException {
      try {
        if (ended) {
          return null;
        }
        var token = parser.nextToken();
        if (token == null || token == JsonToken.END_ARRAY) {
          ended = true;
          return null;
        }
        row++;
        var element = new Element();
        if (token == JsonToken.START_OBJECT) {
          readObject("", 1, element.named);
        } else if (token == JsonToken.START_ARRAY) {
          element.positional = readArray();
        } else {
          element.named.put(UNNAMED, scalar());
        }
        ended = elements == Elements.ROOT;
        return element;
      } catch (JsonProcessingException failure) {
        throw unreadable(failure);
      } catch (UncheckedIOException failure) {
        throw failure.getCause();
      }
    }

    private void readObject(String path, int depth, Map<String, Raw> named) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var name = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
        if (parser.nextToken() == JsonToken.START_OBJECT && depth < DEEPEST_COLUMN) {
          readObject(name, depth + 1, named);
        } else {
          if (named.put(name, value()) != null && repeated.size() < MOST_OTHERS) {
            repeated.add(shortened(name));
          }
          if (named.size() > limits.columns()) {
            throw tooManyNames();
          }
        }
      }
    }

    private List<Raw> readArray() throws IOException {
      var cells = new ArrayList<Raw>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        cells.add(value());
        if (cells.size() > limits.columns()) {
          throw new UnreadableException(
              DataReading.Reason.TOO_MANY_COLUMNS,
              "A row has more than " + limits.columns() + " values.");
        }
      }
      return cells;
    }

    private Raw value() throws IOException {
      if (parser.currentToken() == JsonToken.START_ARRAY) {
        return Raw.written(list());
      }
      return parser.currentToken().isStructStart() ? Raw.written(structure()) : scalar();
    }

    /** The elements with commas between them, or JSON where they have elements themselves. */
    private String list() throws IOException {
      var text = structure();
      try (var list = JSON.createParser(text)) {
        list.nextToken();
        var parts = new ArrayList<String>();
        for (var next = list.nextToken(); next != JsonToken.END_ARRAY; next = list.nextToken()) {
          if (next.isStructStart()) {
            return text;
          }
          parts.add(list.getText());
        }
        return String.join(", ", parts);
      }
    }

    private String structure() throws IOException {
      var text = new Bounded();
      try (var generator = JSON.createGenerator(text)) {
        generator.copyCurrentStructure(parser);
      }
      return text.toString();
    }

    /** Takes no more than a value may have. */
    private final class Bounded extends StringWriter {
      @Override
      public void write(char[] letters, int offset, int length) {
        if (getBuffer().length() + length > LONGEST_VALUE) {
          throw new UncheckedIOException(
              new UnreadableException(
                  DataReading.Reason.TOO_LARGE_VALUE, "A value in row " + row + " is too large."));
        }
        super.write(letters, offset, length);
      }
    }

    private Raw scalar() throws IOException {
      return switch (parser.currentToken()) {
        case VALUE_TRUE -> new Raw.Known(new Value.Bool(true), 0);
        case VALUE_FALSE -> new Raw.Known(new Value.Bool(false), 0);
        case VALUE_NULL -> Raw.Blank.BLANK;
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> InlineTable.number(parser.getText());
        default -> Raw.written(parser.getText());
      };
    }

    @Override
    public @Nullable List<Raw> next() throws IOException {
      for (var element = element(); element != null; element = element()) {
        var cells = cells(element);
        if (cells.stream().anyMatch(cell -> !(cell instanceof Raw.Blank))) {
          return cells;
        }
      }
      return null;
    }

    private List<Raw> cells(Element element) {
      if (index == null) {
        return element.positional == null ? List.of() : element.positional;
      }
      var cells = new ArrayList<Raw>(Collections.nCopies(index.size(), Raw.Blank.BLANK));
      var unnamed = index.get(UNNAMED);
      if (element.positional != null && unnamed != null) {
        cells.set(unnamed, Raw.written(joined(element.positional)));
      }
      for (var value : element.named.entrySet()) {
        var column = index.get(value.getKey());
        if (column != null) {
          cells.set(column, value.getValue());
        }
      }
      return cells;
    }

    private static String joined(List<Raw> cells) {
      return cells.stream().map(TableScan::text).collect(Collectors.joining(", "));
    }

    @Override
    public long line() {
      return row;
    }

    @Override
    public void close() throws IOException {
      parser.close();
    }
  }
}
