package dev.callsheet.office.docx;

import dev.callsheet.office.document.Block;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/** Which of the outermost blocks stand on pages that lie on their side. */
final class Sections {
  private final BitSet turned = new BitSet();
  private final Draft draft;
  private boolean now;

  Sections(Draft draft) {
    this.draft = draft;
    List<Block> blocks = draft.order().document().blocks();
    for (int at = blocks.size() - 1; at >= 0; at--) {
      switch (blocks.get(at)) {
        case Block.Table table -> turned.set(at, layout(table).turned());
        // They stay with what follows.
        case Block.Heading _, Block.PageBreak _, Block.Notes _ ->
            turned.set(at, turned.get(at + 1));
        case Block.Paragraph _,
            Block.Listing _,
            Block.Chart _,
            Block.Picture _,
            Block.Quotation _,
            Block.Code _,
            Block.Contents _,
            Block.Rule _ -> {}
      }
    }
    now = turned.get(0);
  }

  /** How a table comes to stand that stands in no list or quotation. */
  TableLayout layout(Block.Table table) {
    var page = draft.page();
    return new TableFitting(
            table.data().columns(),
            page.textWidth(),
            page.turned().textWidth(),
            draft.rightToLeft())
        .fit();
  }

  /** Whether there are such pages. */
  boolean areTurned() {
    return !turned.isEmpty();
  }

  /** Whether the page that is being written lies on its side. */
  boolean isTurned() {
    return now;
  }

  /** The page that is being written. */
  Page page() {
    return now ? draft.page().turned() : draft.page();
  }

  /** Begins another page if a block needs one of the other kind. */
  void begin(Block block, int position, BlockWriter writer) throws IOException {
    boolean shows = !(block instanceof Block.PageBreak || block instanceof Block.Notes);
    if (shows && turned.get(position) != now) {
      writer.endSection();
      now = !now;
    }
  }
}
