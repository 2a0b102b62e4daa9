package dev.callsheet.office.outline;

import dev.callsheet.office.data.InlineTable;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.text.Inline;
import dev.callsheet.office.warning.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Makes the blocks of a document of those of an outline. */
final class BlockReader {
  private static final int DEEPEST = 8;
  private static final int LONGEST_NAME = 200;
  private static final Pattern NEXT_DIRECTIVE = Pattern.compile("\\}\\}\\s*\\{\\{");
  private static final Pattern TASK = Pattern.compile("\\[([ xX])\\]\\s+(.*)", Pattern.DOTALL);

  private final Reading reading;
  private final List<String> lines;
  private final InlineReader inline;
  private final DirectiveReader directives;
  private String section = "";
  private int tables;
  private boolean noted;

  /**
   * Reads for one outline.
   *
   * @param lines of it
   */
  BlockReader(Reading reading, List<String> lines) {
    this.reading = reading;
    this.lines = lines;
    this.inline = new InlineReader(reading);
    this.directives = new DirectiveReader(reading);
  }

  /** The blocks below a node. */
  List<Block> read(Node parent) {
    return read(parent, 0);
  }

  private List<Block> read(Node parent, int depth) {
    var blocks = new ArrayList<Block>();
    for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
      add(child, depth, blocks);
    }
    return blocks;
  }

  private void add(Node node, int depth, List<Block> blocks) {
    switch (node) {
      case Heading heading -> addHeading(heading, depth, blocks);
      case Paragraph paragraph -> addParagraph(paragraph, blocks);
      case ListBlock list -> addList(list, depth, blocks);
      case BlockQuote quote -> {
        if (depth >= DEEPEST) {
          addFlat(quote, blocks);
        } else {
          blocks.add(new Block.Quotation(read(quote, depth + 1)));
        }
      }
      case FencedCodeBlock code ->
          blocks.add(new Block.Code(language(code.getInfo()), ended(code.getLiteral())));
      case IndentedCodeBlock code -> blocks.add(new Block.Code(null, ended(code.getLiteral())));
      case ThematicBreak _ -> blocks.add(new Block.Rule());
      case HtmlBlock html -> addHtml(html, blocks);
      case TableBlock table -> addTable(table, blocks);
      case DirectiveBlock directive -> addDirective(directive, depth, blocks);
      default -> {
        // Definitions of links have no place of their own.
      }
    }
  }

  private void addHeading(Heading heading, int depth, List<Block> blocks) {
    var text = inline.read(heading);
    var words = Inline.plain(text).strip();
    if (!words.isEmpty()) {
      if (depth == 0) {
        section = words;
        blocks.add(new Block.Heading(heading.getLevel(), text));
      } else {
        blocks.add(new Block.Paragraph(List.of(new Inline.Strong(text))));
      }
    }
    blocks.addAll(inline.pictures());
  }

  private void addParagraph(Paragraph paragraph, List<Block> blocks) {
    var words = InlineReader.gathered(paragraph);
    if (words.contains("{{") && words.contains("}}")) {
      reading.warn(
          "directive_in_text",
          "A directive stands on lines of its own; within a line it is text.",
          reading.line(paragraph));
    }
    blocks.addAll(inline.paragraphs(paragraph));
  }

  private void addList(ListBlock list, int depth, List<Block> blocks) {
    if (depth >= DEEPEST) {
      addFlat(list, blocks);
      return;
    }
    var items = new ArrayList<Block.Item>();
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      items.add(new Block.Item(task(read(item, depth + 1))));
    }
    switch (list) {
      case OrderedList ordered -> {
        var start = ordered.getMarkerStartNumber();
        blocks.add(new Block.Listing(true, start == null ? 1 : start, items));
      }
      case BulletList _ -> blocks.add(new Block.Listing(false, 1, items));
      default -> throw new IllegalStateException("A list is ordered or not");
    }
  }

  /** What is nested deeper than any format shows stands one below the other. */
  private void addFlat(Node container, List<Block> blocks) {
    reading.warn(
        "nesting_cut",
        "Lists and quotations that are nested too deeply stand one below the other.",
        reading.line(container));
    var at = container.getFirstChild();
    while (at != null) {
      boolean holds = at instanceof ListBlock || at instanceof BlockQuote;
      boolean item = at instanceof org.commonmark.node.ListItem;
      if (!holds && !item) {
        add(at, DEEPEST, blocks);
      }
      var next = holds || item ? at.getFirstChild() : null;
      while (next == null && at != null && at != container) {
        next = at.getNext();
        if (next == null) {
          at = at.getParent();
        }
      }
      at = next;
    }
  }

  /** An item that begins with a box has it as a sign. */
  private static List<Block> task(List<Block> blocks) {
    if (blocks.isEmpty()
        || !(blocks.getFirst() instanceof Block.Paragraph paragraph)
        || !(paragraph.text().getFirst() instanceof Inline.Text text)) {
      return blocks;
    }
    var box = TASK.matcher(text.text());
    if (!box.matches()) {
      return blocks;
    }
    var line = new ArrayList<>(paragraph.text());
    line.set(0, new Inline.Text((box.group(1).equals(" ") ? "☐ " : "☑ ") + box.group(2)));
    var boxed = new ArrayList<>(blocks);
    boxed.set(0, new Block.Paragraph(line));
    return boxed;
  }

  private static @org.jspecify.annotations.Nullable String language(String info) {
    var first = info.strip().split("\\s+", 2)[0];
    return first.isEmpty() ? null : first;
  }

  private static String ended(String code) {
    return code.endsWith("\n") ? code.substring(0, code.length() - 1) : code;
  }

  private void addHtml(HtmlBlock html, List<Block> blocks) {
    if (HtmlWords.isComment(html.getLiteral())) {
      return;
    }
    reading
        .warnings()
        .add(
            "html_left_out", "HTML is not rendered: its tags were left out, its words kept.", null);
    var words = List.of(HtmlWords.markdown(html.getLiteral()).split("\n"));
    var parsed = MarkdownParser.parse(words, new ArrayList<>(), reading.warnings());
    for (var child = parsed.getFirstChild(); child != null; child = child.getNext()) {
      if (child instanceof Paragraph) {
        blocks.addAll(inline.paragraphs(child));
      }
    }
  }

  private void addTable(TableBlock table, List<Block> blocks) {
    var header = new ArrayList<List<Inline>>();
    var alignments = new ArrayList<Block.Alignment>();
    var rows = new ArrayList<List<List<Inline>>>();
    var pictures = new ArrayList<Block.Picture>();
    for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
      boolean head = part instanceof TableHead;
      for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
        var cells = new ArrayList<List<Inline>>();
        for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
          cells.add(inline.read(cell));
          pictures.addAll(inline.pictures());
          if (head && cell instanceof TableCell headCell) {
            alignments.add(alignment(headCell));
          }
        }
        if (head) {
          header.addAll(cells);
        } else {
          rows.add(cells);
          lookForLostCells(row, header.size());
        }
      }
    }
    if (header.isEmpty()) {
      reading.warn(
          "table_left_out", "A table has no column; it was left out.", reading.line(table));
      return;
    }
    tables++;
    reading.tables().add("Markdown");
    var name = section.isEmpty() ? "Table " + tables : name(section);
    var warnings = new Warnings();
    var data = InlineTable.ofLines(name, header, rows, warnings);
    for (var warning : warnings.all()) {
      reading.warn(warning.code(), warning.message(), reading.line(table));
    }
    if (data.columns().size() == alignments.size()) {
      blocks.add(new Block.Table(data, alignments));
    } else {
      blocks.add(
          new Block.Table(
              data, java.util.Collections.nCopies(data.columns().size(), Block.Alignment.BY_TYPE)));
    }
    blocks.addAll(pictures);
  }

  /** As much of a heading as is the name of what stands below it. */
  private static String name(String heading) {
    return heading.codePointCount(0, heading.length()) <= LONGEST_NAME
        ? heading
        : heading.substring(0, heading.offsetByCodePoints(0, LONGEST_NAME - 1)).strip() + "…";
  }

  /** Cells beyond those of the header are not part of a table of Markdown. */
  private void lookForLostCells(Node row, int columns) {
    int line = reading.line(row);
    if (line > lines.size() || row.getSourceSpans().isEmpty()) {
      return;
    }
    // What stands before the row are the marks of the quotations and lists that it stands in.
    var whole = lines.get(line - 1);
    int start = Math.min(row.getSourceSpans().getFirst().getColumnIndex(), whole.length());
    var written = whole.substring(start).strip().replace("\\|", "");
    long cells = written.chars().filter(next -> next == '|').count() + 1;
    cells -= written.startsWith("|") ? 1 : 0;
    cells -= written.endsWith("|") ? 1 : 0;
    if (cells > columns) {
      reading.warn(
          "cells_left_out",
          "A row of a table has more cells than its header; those were left out.",
          line);
    }
  }

  private static Block.Alignment alignment(TableCell cell) {
    return switch (cell.getAlignment()) {
      case null -> Block.Alignment.BY_TYPE;
      case LEFT -> Block.Alignment.START;
      case CENTER -> Block.Alignment.CENTER;
      case RIGHT -> Block.Alignment.END;
    };
  }

  private void addDirective(DirectiveBlock block, int depth, List<Block> blocks) {
    int line = reading.line(block);
    if (!block.isClosed()) {
      reading.missing(
          Outline.Missing.Kind.DIRECTIVE,
          line,
          "A directive begins here that no }} ends: "
              + InlineReader.shortened(block.content().lines().findFirst().orElse(""))
              + ".");
      return;
    }
    var content = block.content();
    if (content.stripLeading().toLowerCase(java.util.Locale.ROOT).startsWith("notes")) {
      addNotes(content, line, depth, blocks);
      return;
    }
    for (var one : NEXT_DIRECTIVE.split(content)) {
      var directive = Directive.of(one);
      if (directive == null) {
        directives.unknown(one.strip(), line);
        continue;
      }
      var made = directives.read(directive, line);
      if (made != null) {
        blocks.add(made);
      }
    }
  }

  private void addNotes(String content, int line, int depth, List<Block> blocks) {
    int colon = content.indexOf(':');
    if (colon < 0 || !content.substring(0, colon).strip().equalsIgnoreCase("notes")) {
      directives.unknown(content.strip(), line);
      return;
    }
    if (noted) {
      reading.missing(
          Outline.Missing.Kind.DIRECTIVE,
          line,
          "Notes cannot stand within notes; end them before.");
      return;
    }
    var words = List.of(content.substring(colon + 1).strip().split("\n", -1));
    var numbers = new ArrayList<Integer>();
    var parsed = MarkdownParser.parse(words, numbers, reading.warnings());
    numbers.replaceAll(number -> number + line - 1);
    var inner = new BlockReader(reading.within(numbers), lines);
    inner.noted = true;
    var said = inner.read(parsed, Math.max(1, depth + 1));
    if (!said.isEmpty()) {
      blocks.add(new Block.Notes(said));
    }
  }
}
