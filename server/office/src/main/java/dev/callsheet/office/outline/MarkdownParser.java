package dev.callsheet.office.outline;

import dev.callsheet.office.warning.Warnings;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.Parser;

/**
 * Parses Markdown in a time that grows with its length, whatever it is.
 *
 * <p>The parser beneath follows CommonMark, whose containers may be nested without end and whose
 * emphasis is looked for in whole paragraphs. Beyond what people write, marks are text.
 */
final class MarkdownParser {
  private static final int MOST_CONTAINERS = 20;
  private static final int LONGEST_RUN = 500;
  private static final int MOST_CELLS = 400_000;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
          .customBlockParserFactory(DirectiveBlock.factory())
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .inlineParserFactory(context -> inPieces(new InlineParserImpl(context)))
          .build();

  private MarkdownParser() {}

  /**
   * Parses lines.
   *
   * @param numbers takes, for each line of what was parsed, which of the given lines it is, from 0
   */
  static Node parse(List<String> lines, List<Integer> numbers, Warnings warnings) {
    var tamed = new ArrayList<String>(lines.size());
    var below = linesBelow(lines);
    var fence = "";
    int run = 0;
    boolean table = false;
    for (int position = 0; position < lines.size(); position++) {
      var written = lines.get(position);
      boolean code = !fence.isEmpty();
      fence = fence(fence, written);
      if (code || !fence.isEmpty()) {
        // Code stands as it is.
        run = 0;
        tamed.add(written);
        numbers.add(position);
        continue;
      }
      var line = tame(written, warnings);
      if (isHugeTable(written, below[position])) {
        warnings.add(
            "table_too_wide",
            "A table has so many columns that most of its cells would be empty; it stays text. Attach"
                + " it as a file.",
            null);
        line = "\\" + line;
      }
      run = line.isBlank() ? 0 : run + 1;
      table &= run > 0;
      table |= line.indexOf('|') >= 0 && isTableRule(line);
      if (run > LONGEST_RUN && !table) {
        if (!beginsBlock(line)) {
          warnings.add(
              "paragraph_divided",
              "A paragraph of more than "
                  + LONGEST_RUN
                  + " lines without an empty one was divided.",
              null);
        }
        tamed.add("");
        numbers.add(position);
        run = 1;
      }
      tamed.add(line);
      numbers.add(position);
    }
    return PARSER.parse(String.join("\n", tamed));
  }

  /** How many lines stand below each of them before the next empty one. */
  private static int[] linesBelow(List<String> lines) {
    var below = new int[lines.size()];
    for (int position = lines.size() - 2; position >= 0; position--) {
      below[position] = lines.get(position + 1).isBlank() ? 0 : below[position + 1] + 1;
    }
    return below;
  }

  /** The fence of the code that goes on after a line; empty where none does. */
  private static String fence(String before, String line) {
    var bare = line.strip();
    boolean indented = line.startsWith("    ") || line.startsWith("\t");
    if (indented || !(bare.startsWith("```") || bare.startsWith("~~~"))) {
      return before;
    }
    int length = 0;
    while (length < bare.length() && bare.charAt(length) == bare.charAt(0)) {
      length++;
    }
    if (!before.isEmpty()) {
      boolean ends =
          length == bare.length()
              && length >= before.length()
              && bare.charAt(0) == before.charAt(0);
      return ends ? "" : before;
    }
    // What has backticks behind its own is a line of text with code in it.
    boolean inline = bare.charAt(0) == '`' && bare.indexOf('`', length) >= 0;
    return inline ? "" : bare.substring(0, length);
  }

  /** Whether a line ends the paragraph above it in any case. */
  private static boolean beginsBlock(String line) {
    var bare = line.stripLeading();
    return bare.startsWith("#")
        || bare.startsWith("{{")
        || !bare.isEmpty() && bare.charAt(0) != '>' && container(bare, 0) > 0;
  }

  /** Takes the meaning from marks of containers that are nested too deeply. */
  private static String tame(String line, Warnings warnings) {
    int containers = 0;
    for (int position = 0; position < line.length(); position++) {
      char next = line.charAt(position);
      if (next == ' ' || next == '\t') {
        continue;
      }
      int length = container(line, position);
      if (length == 0 || isRule(line, position)) {
        return line;
      }
      if (++containers > MOST_CONTAINERS) {
        return tooDeep(line, position, warnings);
      }
      position += length - 1;
    }
    return line;
  }

  private static String tooDeep(String line, int position, Warnings warnings) {
    warnings.add(
        "nesting_cut", "Lists and quotations that are nested too deeply were taken as text.", null);
    return line.substring(0, position) + "\\" + line.substring(position);
  }

  /** How long the mark of a quotation or of an item of a list is that stands there. */
  private static int container(String line, int position) {
    char mark = line.charAt(position);
    if (mark == '>') {
      return 1;
    }
    int end = position;
    while (end < line.length() && end - position < 9 && Character.isDigit(line.charAt(end))) {
      end++;
    }
    boolean numbered =
        end > position
            && end < line.length()
            && (line.charAt(end) == '.' || line.charAt(end) == ')');
    if (!numbered && mark != '-' && mark != '*' && mark != '+') {
      return 0;
    }
    int after = numbered ? end + 1 : position + 1;
    boolean spaced =
        after >= line.length() || line.charAt(after) == ' ' || line.charAt(after) == '\t';
    return spaced ? after - position : 0;
  }

  /** Whether the rest of the line is nothing but one mark and spaces: a line across the page. */
  private static boolean isRule(String line, int position) {
    char mark = line.charAt(position);
    if (mark != '-' && mark != '*') {
      return false;
    }
    for (int next = position; next < line.length(); next++) {
      if (line.charAt(next) != mark && line.charAt(next) != ' ' && line.charAt(next) != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Whether the line divides the header of a table from its rows. */
  private static boolean isTableRule(String line) {
    return line.indexOf('-') >= 0 && line.chars().allMatch(next -> "|:- \t".indexOf(next) >= 0);
  }

  /** Rows that are shorter than their header have cells all the same. */
  private static boolean isHugeTable(String line, int rows) {
    if (line.indexOf('|') < 0 || !isTableRule(line)) {
      return false;
    }
    return line.chars().filter(next -> next == '|').count() * rows > MOST_CELLS;
  }

  /** What is looked for in a paragraph is looked for in so many characters of it. */
  private static InlineParser inPieces(InlineParser parser) {
    return (lines, node) -> {
      var divided = InlinePieces.of(lines);
      for (var piece : divided.pieces()) {
        if (piece.onLine() && node.getLastChild() != null) {
          node.appendChild(new SoftLineBreak());
        }
        parser.parse(piece.lines(), node);
      }
      if (divided.torn()) {
        var torn = new TornMarks();
        torn.setSourceSpans(lines.getSourceSpans());
        node.prependChild(torn);
      }
    };
  }

  /** Says that some marks of a paragraph are text, since what they belong to is too far away. */
  static final class TornMarks extends CustomNode {}
}
