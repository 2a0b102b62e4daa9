package dev.callsheet.office.outline;

import dev.callsheet.office.document.Anchors;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.Document;
import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.text.Inline;
import dev.callsheet.office.warning.Warnings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/**
 * Reads an outline of Markdown, and what is attached to it, into a document.
 *
 * <p>Markdown is CommonMark with the tables and the struck text of GitHub, boxes of tasks, and
 * entries {@code title} and {@code author} above it between lines of three hyphens. Directives
 * stand on lines of their own:
 *
 * <pre>
 * {{table: sales.csv, columns=month,revenue, limit=20}}   also {{table: sales.xlsx#Sheet2}}
 * {{chart: bar, sales.csv, x=month, y=revenue,cost, title="By month"}}
 * {{image: logo.png, alt=Our logo}}
 * {{toc}}
 * {{pagebreak}}
 * {{notes: what the speaker says,
 * over as many lines as it takes}}
 * </pre>
 *
 * <p>Without a title, the first heading of the first level is it; it stays a heading as well. Data
 * that the outline does not name is appended, a section each. HTML is not rendered: {@code <br>} is
 * the end of a line, other tags are left out and their words kept. Nothing is ever fetched, no data
 * is read, and what a link leads to is a web page, an address of mail, or a heading.
 */
public final class OutlineReader {
  private final Sources sources;

  /** Reads with what is attached. */
  public OutlineReader(Sources sources) {
    this.sources = sources;
  }

  /**
   * Reads an outline.
   *
   * @param given what is known of the document; what is not is taken from the outline
   */
  public Outline read(String markdown, Metadata given) {
    var warnings = new Warnings();
    var lines = lines(markdown);
    var matter = FrontMatter.of(lines);
    if (!matter.ignored().isEmpty()) {
      warnings.add(
          "front_matter_ignored",
          "Of what stands above the outline only title and author are read, not "
              + InlineReader.shortened(String.join(", ", matter.ignored()))
              + ".",
          "line 1");
    }
    var numbers = new ArrayList<Integer>();
    var parsed =
        MarkdownParser.parse(lines.subList(matter.lines(), lines.size()), numbers, warnings);
    numbers.replaceAll(number -> number + matter.lines());
    var reading =
        new Reading(new SourceLookup(sources, warnings), warnings, numbers, anchors(parsed));
    var blocks = new ArrayList<>(new BlockReader(reading, lines).read(parsed));
    append(reading, blocks);
    for (var picture : reading.lookup().unusedPictures()) {
      warnings.add(
          "image_unused",
          "The image is attached, but the outline does not name it.",
          picture.image().name());
    }
    var metadata =
        new Metadata(
            first(given.title(), matter.title(), title(blocks)),
            first(given.author(), matter.author(), null),
            given.locale());
    return new Outline(
        new Document(metadata, blocks),
        reading.missing(),
        new Outline.Detected(reading.tables(), reading.charts(), reading.images()),
        warnings.all());
  }

  /** Whether a text is an outline: it has something of Markdown besides paragraphs. */
  public static boolean isOutline(String text) {
    var lines = lines(text);
    if (FrontMatter.of(lines).lines() > 0) {
      return true;
    }
    var parsed = MarkdownParser.parse(lines, new ArrayList<>(), new Warnings());
    for (var child = parsed.getFirstChild(); child != null; child = child.getNext()) {
      if (!(child instanceof Paragraph)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> lines(String text) {
    var unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return List.of(unmarked.split("\r\n|\r|\n", -1));
  }

  private static @Nullable String first(
      @Nullable String given, @Nullable String written, @Nullable String found) {
    if (given != null && !given.isBlank()) {
      return given;
    }
    return written != null ? written : found;
  }

  private static @Nullable String title(List<Block> blocks) {
    for (var block : blocks) {
      if (block instanceof Block.Heading heading && heading.level() == 1) {
        return Inline.plain(heading.text()).strip();
      }
    }
    return null;
  }

  private static Set<String> anchors(Node document) {
    var reading =
        new Reading(
            new SourceLookup(Sources.NONE, new Warnings()), new Warnings(), List.of(), Set.of());
    var inline = new InlineReader(reading);
    var anchors = new Anchors();
    var all = new HashSet<String>();
    for (var child = document.getFirstChild(); child != null; child = child.getNext()) {
      if (child instanceof Heading heading) {
        var text = inline.read(heading);
        if (!Inline.plain(text).isBlank()) {
          all.add(anchors.next(text));
        }
      }
    }
    return all;
  }

  private void append(Reading reading, List<Block> blocks) {
    int level = sectionLevel(blocks);
    for (var table : reading.lookup().unusedTables()) {
      var data = table.data();
      if (!reading.room().takeTable(data)) {
        reading.warnings().add("table_left_out", DirectiveReader.LEFT_OUT, table.file());
        continue;
      }
      var name = SourceLookup.withoutExtension(table.file());
      boolean alone =
          sources.tables().stream().filter(one -> one.file().equals(table.file())).count() == 1;
      var words = table.part() == null || alone ? name : name + ": " + table.part();
      blocks.add(new Block.Heading(level, List.of(new Inline.Text(words))));
      blocks.add(
          new Block.Table(
              data, Collections.nCopies(data.columns().size(), Block.Alignment.BY_TYPE)));
    }
  }

  /** The level of the outermost headings, one that is the title aside. */
  private static int sectionLevel(List<Block> blocks) {
    var levels = new ArrayList<Integer>();
    for (var block : blocks) {
      if (block instanceof Block.Heading heading) {
        levels.add(heading.level());
      }
    }
    boolean titled =
        !levels.isEmpty() && levels.getFirst() == 1 && Collections.frequency(levels, 1) == 1;
    if (titled) {
      levels.removeFirst();
    }
    return levels.stream().min(Integer::compare).orElse(titled ? 2 : 1);
  }
}
