package dev.callsheet.office.docx;

import dev.callsheet.office.document.Block;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the text of a document, block by block at any depth. */
final class Body {
  private final Draft draft;
  private final Numbering numbering;
  private final BlockWriter writer;
  private final Sections sections;
  private final Deque<Level> levels = new ArrayDeque<>();

  /** What is left of a list of blocks, or of items. */
  private sealed interface Level {}

  /**
   * @param mark that of the item that the blocks are; null where they are none
   */
  private record BlockLevel(Iterator<Block> left, Spot spot, @Nullable Mark mark)
      implements Level {}

  private record ItemLevel(Iterator<Block.Item> left, Spot spot, int list, boolean ordered)
      implements Level {}

  Body(Draft draft, Numbering numbering, Sections sections, BlockWriter writer) {
    this.draft = draft;
    this.numbering = numbering;
    this.sections = sections;
    this.writer = writer;
  }

  void write() throws IOException {
    writer.title();
    levels.push(new BlockLevel(draft.order().document().blocks().iterator(), Spot.TOP, null));
    int position = 0;
    while (!levels.isEmpty()) {
      switch (levels.element()) {
        case ItemLevel items -> {
          if (items.left().hasNext()) {
            int level = Math.min(items.spot().lists(), Numbering.LEVELS) - 1;
            var mark = new Mark(items.list(), level, items.ordered());
            var blocks = items.left().next().blocks().iterator();
            levels.push(new BlockLevel(blocks, items.spot(), mark));
          } else {
            levels.pop();
          }
        }
        case BlockLevel blocks -> {
          if (blocks.left().hasNext()) {
            var block = blocks.left().next();
            if (levels.size() == 1) {
              sections.begin(block, position++, writer);
            }
            write(block, blocks.spot(), blocks.mark());
          } else {
            writer.mark(blocks.spot(), blocks.mark());
            levels.pop();
          }
        }
      }
    }
    writer.end();
  }

  private void write(Block block, Spot spot, @Nullable Mark mark) throws IOException {
    switch (block) {
      case Block.Heading _ -> writer.heading(spot, mark);
      case Block.Paragraph paragraph -> writer.paragraph(paragraph, spot, mark);
      case Block.Listing listing -> {
        writer.mark(spot, mark);
        warnIfDeepest(spot);
        var within = spot.listed(listing.ordered());
        int level = Math.min(spot.lists(), Numbering.LEVELS - 1);
        int list =
            listing.ordered()
                ? numbering.ordered(level, listing.start(), spot.orderedLists())
                : Numbering.BULLETS;
        levels.push(new ItemLevel(listing.items().iterator(), within, list, listing.ordered()));
      }
      case Block.Quotation quotation -> {
        writer.mark(spot, mark);
        warnIfDeepest(spot);
        levels.push(new BlockLevel(quotation.blocks().iterator(), spot.quoted(), null));
      }
      case Block.Table table -> {
        writer.mark(spot, mark);
        writer.table(table, spot);
      }
      case Block.Chart chart -> {
        writer.mark(spot, mark);
        writer.chart(chart, spot);
      }
      case Block.Picture picture -> {
        writer.mark(spot, mark);
        writer.picture(picture, spot);
      }
      case Block.Code code -> {
        writer.mark(spot, mark);
        writer.code(code, spot);
      }
      case Block.Contents _ -> writer.contents();
      case Block.PageBreak _ -> writer.pageBreak();
      case Block.Rule _ -> writer.rule(spot);
      case Block.Notes _ ->
          draft.warn("notes_left_out", "A text document has no place for what the speaker says.");
    }
    draft.done(1);
  }

  private void warnIfDeepest(Spot spot) {
    if (spot.isDeepest() || spot.lists() >= Numbering.LEVELS) {
      draft.warn(
          "nesting_flattened",
          String.format(
              Locale.ROOT,
              "Lists and quotations within more than %d others are indented like those.",
              Numbering.LEVELS));
    }
  }
}
