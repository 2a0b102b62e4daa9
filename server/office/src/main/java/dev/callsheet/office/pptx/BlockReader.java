package dev.callsheet.office.pptx;

import dev.callsheet.office.document.Block;
import dev.callsheet.office.warning.Warnings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes pieces of slides of the blocks below one heading, however deep they lie in each other. */
final class BlockReader {
  private final Warnings warnings;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private int lists;

  BlockReader(Warnings warnings) {
    this.warnings = warnings;
  }

  /**
   * What is left on one level of nesting.
   *
   * @param form of its paragraphs
   * @param depth of lists and quotations, from 0
   * @param mark what stands before its first paragraph; null once that was written
   */
  private static final class Level {
    final Iterator<Block> blocks;
    final Line.Form form;
    final int depth;
    private @Nullable Mark mark;

    Level(Iterator<Block> blocks, Line.Form form, int depth, @Nullable Mark mark) {
      this.blocks = blocks;
      this.form = form;
      this.depth = depth;
      this.mark = mark;
    }

    @Nullable Mark takeMark() {
      var taken = mark;
      mark = null;
      return taken;
    }
  }

  /** What stands before an item: its number, or 0 for a bullet. */
  private record Mark(Line.Form form, int number, int list) {}

  /** Takes what stands on slides. */
  void read(Block block) {
    walk(block, false);
  }

  /** Takes a heading that stands within a slide. */
  void heading(List<Run> heading, Spot spot) {
    lines.add(new Line(Line.Form.HEADING, 0, 0, 0, heading, spot));
  }

  /** Everything that was taken. */
  List<Piece> pieces() {
    endWords();
    return pieces;
  }

  private void walk(Block first, boolean inNotes) {
    Deque<Level> levels = new ArrayDeque<>();
    levels.push(new Level(List.of(first).iterator(), Line.Form.PROSE, 0, null));
    while (!levels.isEmpty()) {
      var level = levels.element();
      if (!level.blocks.hasNext()) {
        // An item without text has its mark all the same.
        if (level.takeMark() instanceof Mark mark) {
          add(mark, level, List.of());
        }
        levels.pop();
        continue;
      }
      take(level.blocks.next(), level, levels, inNotes);
    }
  }

  private void take(Block block, Level level, Deque<Level> levels, boolean inNotes) {
    switch (block) {
      case Block.Heading heading -> paragraph(level, bold(RunReader.read(heading.text())));
      case Block.Paragraph paragraph -> paragraph(level, RunReader.read(paragraph.text()));
      case Block.Listing listing -> {
        // A list at the very beginning of an item: the item has its mark, and nothing beside it.
        if (level.takeMark() instanceof Mark mark) {
          add(mark, level, List.of());
        }
        lists++;
        int depth = level.form == Line.Form.PROSE ? 0 : level.depth + 1;
        for (int item = listing.items().size() - 1; item >= 0; item--) {
          levels.push(
              new Level(
                  listing.items().get(item).blocks().iterator(),
                  Line.Form.CONTINUED,
                  depth,
                  listing.ordered()
                      ? new Mark(Line.Form.NUMBER, number(listing.start(), item), lists)
                      : new Mark(Line.Form.BULLET, 0, lists)));
        }
      }
      case Block.Quotation quotation ->
          levels.push(
              new Level(
                  quotation.blocks().iterator(),
                  Line.Form.QUOTE,
                  level.form == Line.Form.PROSE ? 0 : level.depth + 1,
                  null));
      case Block.Code code -> {
        if (level.takeMark() instanceof Mark mark) {
          add(mark, level, List.of());
        }
        code(code.text(), level.form == Line.Form.PROSE ? 0 : level.depth + 1);
      }
      case Block.Table table -> piece(new Piece.Grid(table), inNotes);
      case Block.Chart chart -> piece(new Piece.Graph(chart), inNotes);
      case Block.Picture picture -> piece(new Piece.Photo(picture), inNotes);
      case Block.Contents _ -> piece(new Piece.Agenda(), inNotes);
      case Block.PageBreak _, Block.Rule _ -> {
        if (!inNotes) {
          endWords();
          pieces.add(new Piece.Break());
        }
      }
      case Block.Notes notes -> notes(notes, inNotes, levels);
    }
  }

  private void notes(Block.Notes notes, boolean inNotes, Deque<Level> levels) {
    if (inNotes) {
      levels.push(new Level(notes.blocks().iterator(), Line.Form.PROSE, 0, null));
      return;
    }
    endWords();
    var spoken = new BlockReader(warnings);
    for (var block : notes.blocks()) {
      spoken.walk(block, true);
    }
    pieces.add(new Piece.Notes(spoken.lines));
  }

  private static int number(int start, int item) {
    return (int) Math.min((long) start + item, Integer.MAX_VALUE);
  }

  private static List<Run> bold(List<Run> runs) {
    return runs.stream()
        .map(run -> new Run(run.text(), true, run.italic(), run.struck(), run.code(), run.link()))
        .toList();
  }

  private void paragraph(Level level, List<Run> runs) {
    if (level.takeMark() instanceof Mark mark) {
      add(mark, level, runs);
      return;
    }
    if (runs.stream().allMatch(run -> run.text().isBlank())) {
      return;
    }
    lines.add(new Line(level.form, indent(level.depth), 0, lists, runs, null));
  }

  private void add(Mark mark, Level level, List<Run> runs) {
    lines.add(new Line(mark.form(), indent(level.depth), mark.number(), mark.list(), runs, null));
  }

  private int indent(int depth) {
    if (depth >= TextStyle.LEVELS) {
      warnings.add(
          "nesting_flattened",
          "Slides have "
              + TextStyle.LEVELS
              + " levels of lists; deeper ones stand on the last of them.",
          null);
    }
    return Math.min(depth, TextStyle.LEVELS - 1);
  }

  private void code(String text, int depth) {
    var spaced =
        text.stripTrailing().replace("\r\n", "\n").replace('\r', '\n').replace("\t", "    ");
    if (!spaced.isEmpty()) {
      var run = new Run(spaced, false, false, false, true, null);
      lines.add(new Line(Line.Form.CODE, indent(depth), 0, 0, List.of(run), null));
    }
  }

  private void piece(Piece piece, boolean inNotes) {
    if (inNotes) {
      warnings.add(
          "notes_text_only",
          "Speaker notes hold text; tables, charts and pictures were left out.",
          null);
      return;
    }
    endWords();
    pieces.add(piece);
  }

  private void endWords() {
    if (!lines.isEmpty()) {
      pieces.add(new Piece.Words(lines));
      lines.clear();
    }
  }
}
