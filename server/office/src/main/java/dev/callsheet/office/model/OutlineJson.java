package dev.callsheet.office.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a model gives an outline: a title and a flat list of blocks. Its checks hold
 * for every answer, whatever form was asked for.
 */
final class OutlineJson {
  /** An answer that is no outline; its message is for the model. */
  static final class Nonsense extends Exception {
    private static final long serialVersionUID = 1;

    Nonsense(String message) {
      super(message, null, false, false);
    }
  }

  private enum Type {
    HEADING,
    PARAGRAPH,
    BULLETS,
    NUMBERED,
    QUOTE,
    TABLE,
    DATA_TABLE,
    CHART,
    IMAGE,
    CONTENTS,
    PAGE_BREAK,
    NOTES
  }

  private static final Set<String> CHARTS =
      Set.of("bar", "column", "line", "area", "pie", "doughnut", "scatter");
  private static final int MOST_BLOCKS = 500;
  private static final int MOST_ITEMS = 200;
  private static final int MOST_CELLS = 5_000;
  private static final int MOST_COLUMNS = 50;
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_TEXT = 10_000;

  /** The most that an outline may have. */
  private static final int LONGEST_OUTLINE = 400_000;

  private final Map<String, ModelRequest.Table> tables = new HashMap<>();
  private final Set<String> images;
  private final MarkdownText markdown = new MarkdownText();

  private OutlineJson(ModelRequest request) {
    for (var table : request.tables()) {
      tables.put(table.name(), table);
    }
    images = new HashSet<>(request.images());
  }

  /** The schema to ask by: each property is required and may be null, as strict endpoints want. */
  static ObjectNode schema() {
    var schema = object();
    var properties = (ObjectNode) schema.get("properties");
    properties.putObject("title").put("type", "string");
    var blocks = properties.putObject("blocks").put("type", "array");
    var block = object();
    blocks.set("items", block);
    var fields = (ObjectNode) block.get("properties");
    names(fields.putObject("type").put("type", "string"), types());
    fields.set("level", nullable("integer"));
    fields.set("text", nullable("string"));
    fields.set("items", list("string"));
    fields.set("columns", list("string"));
    var rows = nullable("array");
    rows.set("items", array("string"));
    fields.set("rows", rows);
    fields.set("source", nullable("string"));
    fields.set("chart", nullable("string"));
    fields.set("x", nullable("string"));
    fields.set("y", list("string"));
    require(schema);
    require(block);
    return schema;
  }

  private static List<String> types() {
    return Arrays.stream(Type.values()).map(type -> type.name().toLowerCase(Locale.ROOT)).toList();
  }

  private static ObjectNode object() {
    var object = ChatEndpoint.JSON.createObjectNode().put("type", "object");
    object.putObject("properties");
    object.put("additionalProperties", false);
    return object;
  }

  private static void require(ObjectNode object) {
    var required = object.putArray("required");
    object.get("properties").fieldNames().forEachRemaining(required::add);
  }

  private static void names(ObjectNode node, List<String> values) {
    var names = node.putArray("enum");
    values.forEach(names::add);
  }

  private static ObjectNode nullable(String type) {
    var node = ChatEndpoint.JSON.createObjectNode();
    node.putArray("type").add(type).add("null");
    return node;
  }

  private static ObjectNode array(String of) {
    var node = ChatEndpoint.JSON.createObjectNode().put("type", "array");
    node.putObject("items").put("type", of);
    return node;
  }

  private static ObjectNode list(String of) {
    var node = nullable("array");
    node.putObject("items").put("type", of);
    return node;
  }

  /**
   * Makes Markdown of an answer.
   *
   * @throws Nonsense if it is no outline, or names what is not attached
   */
  static String markdown(JsonNode answer, ModelRequest request) throws Nonsense {
    return new OutlineJson(request).all(answer);
  }

  private String all(JsonNode answer) throws Nonsense {
    if (!answer.isObject()) {
      throw new Nonsense("The answer is not a JSON object.");
    }
    var title = text(answer, "title", LONGEST_TITLE, "The outline");
    var blocks = answer.path("blocks");
    if (!blocks.isArray() || blocks.isEmpty()) {
      throw new Nonsense("The outline has no blocks.");
    }
    if (blocks.size() > MOST_BLOCKS) {
      throw new Nonsense("The outline has more than " + MOST_BLOCKS + " blocks.");
    }
    markdown.heading(1, title);
    for (int number = 0; number < blocks.size(); number++) {
      block(blocks.get(number), number, title);
      if (markdown.length() > LONGEST_OUTLINE) {
        throw new Nonsense("The outline is longer than " + LONGEST_OUTLINE + " characters.");
      }
    }
    return markdown.toString();
  }

  private void block(JsonNode block, int number, String title) throws Nonsense {
    var where = "Block " + number;
    switch (type(block, where)) {
      case HEADING -> heading(block, number, title);
      case PARAGRAPH -> markdown.paragraph(text(block, "text", LONGEST_TEXT, where));
      case BULLETS -> markdown.bullets(texts(block, "items", where));
      case NUMBERED -> markdown.numbered(texts(block, "items", where));
      case QUOTE -> markdown.quote(text(block, "text", LONGEST_TEXT, where));
      case TABLE -> table(block, where);
      case DATA_TABLE -> {
        var source = source(block, where);
        var columns = block.path("columns");
        if (columns.isArray() && !columns.isEmpty()) {
          markdown.data(source.name(), columns(texts(block, "columns", where), source, where));
        } else {
          markdown.data(source.name(), List.of());
        }
      }
      case CHART -> chart(block, where);
      case IMAGE -> {
        var name = text(block, "source", LONGEST_TITLE, where);
        if (!images.contains(name)) {
          throw new Nonsense(where + ": there is no image " + name + ".");
        }
        markdown.image(name, optional(block, "text", where));
      }
      case CONTENTS -> markdown.contents();
      case PAGE_BREAK -> markdown.pageBreak();
      case NOTES -> markdown.notes(text(block, "text", LONGEST_TEXT, where));
    }
  }

  private static Type type(JsonNode block, String where) throws Nonsense {
    var name = block.path("type").asText();
    for (var type : Type.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
        return type;
      }
    }
    throw new Nonsense(where + " has no known type.");
  }

  private void heading(JsonNode block, int number, String title) throws Nonsense {
    var where = "Block " + number;
    var text = text(block, "text", LONGEST_TITLE, where);
    // Models like to begin with the title once more.
    if (number == 0 && text.equals(title)) {
      return;
    }
    int level = block.path("level").asInt(1);
    if (level < 1 || level > 5) {
      throw new Nonsense(where + ": the level of a heading is 1 to 5.");
    }
    markdown.heading(level + 1, text);
  }

  private void table(JsonNode block, String where) throws Nonsense {
    var columns = texts(block, "columns", where);
    if (columns.size() > MOST_COLUMNS) {
      throw new Nonsense(where + ": a table has at most " + MOST_COLUMNS + " columns.");
    }
    var rows = block.path("rows");
    if (!rows.isArray()) {
      throw new Nonsense(where + ": a table has rows.");
    }
    if (rows.size() * columns.size() > MOST_CELLS) {
      throw new Nonsense(where + ": a table has at most " + MOST_CELLS + " cells.");
    }
    var values = new ArrayList<List<String>>();
    for (var row : rows) {
      if (!row.isArray() || row.size() != columns.size()) {
        throw new Nonsense(where + ": a row has another number of cells than there are columns.");
      }
      var cells = new ArrayList<String>();
      for (var cell : row) {
        if (cell.isContainerNode()) {
          throw new Nonsense(where + ": a cell is not a text.");
        }
        cells.add(bounded(cell.isNull() ? "" : cell.asText(), LONGEST_TEXT, where));
      }
      values.add(cells);
    }
    markdown.table(columns, values);
  }

  private void chart(JsonNode block, String where) throws Nonsense {
    var source = source(block, where);
    var kind = text(block, "chart", LONGEST_TITLE, where);
    if (!CHARTS.contains(kind)) {
      throw new Nonsense(where + ": there is no chart of the kind " + kind + ".");
    }
    var x = columns(List.of(text(block, "x", LONGEST_TITLE, where)), source, where).getFirst();
    var y = columns(texts(block, "y", where), source, where);
    markdown.chart(kind, source.name(), x, y, optional(block, "text", where));
  }

  private ModelRequest.Table source(JsonNode block, String where) throws Nonsense {
    var name = text(block, "source", LONGEST_TITLE, where);
    var table = tables.get(name);
    if (table == null) {
      throw new Nonsense(where + ": there is no table " + name + ".");
    }
    return table;
  }

  private static List<String> columns(List<String> names, ModelRequest.Table table, String where)
      throws Nonsense {
    for (var name : names) {
      if (!table.columns().contains(name)) {
        throw new Nonsense(where + ": " + table.name() + " has no column " + name + ".");
      }
    }
    return names;
  }

  private static List<String> texts(JsonNode block, String field, String where) throws Nonsense {
    var values = block.path(field);
    if (!values.isArray() || values.isEmpty() || values.size() > MOST_ITEMS) {
      throw new Nonsense(where + " has no " + field + ", or too many.");
    }
    var texts = new ArrayList<String>();
    for (var value : values) {
      if (!value.isTextual() || value.textValue().isBlank()) {
        throw new Nonsense(where + ": one of " + field + " is not a text.");
      }
      texts.add(bounded(value.textValue(), LONGEST_TEXT, where));
    }
    return texts;
  }

  private static String text(JsonNode block, String field, int longest, String where)
      throws Nonsense {
    var value = block.path(field);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new Nonsense(where + " has no " + field + ".");
    }
    return bounded(value.textValue(), longest, where);
  }

  private static @Nullable String optional(JsonNode block, String field, String where)
      throws Nonsense {
    var value = block.path(field);
    return value.isTextual() && !value.textValue().isBlank()
        ? text(block, field, LONGEST_TITLE, where)
        : null;
  }

  private static String bounded(String text, int longest, String where) throws Nonsense {
    if (text.length() > longest) {
      throw new Nonsense(where + " has a text of more than " + longest + " characters.");
    }
    return text;
  }
}
