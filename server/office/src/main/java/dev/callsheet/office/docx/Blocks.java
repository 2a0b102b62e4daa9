package dev.callsheet.office.docx;

import dev.callsheet.office.document.Block;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** All blocks of a document in reading order, each before those within it, at any depth. */
final class Blocks implements Iterator<Block> {
  private final Deque<Iterator<Block>> levels = new ArrayDeque<>();

  Blocks(List<Block> blocks) {
    levels.push(blocks.iterator());
  }

  @Override
  public boolean hasNext() {
    while (!levels.isEmpty() && !levels.element().hasNext()) {
      levels.pop();
    }
    return !levels.isEmpty();
  }

  @Override
  public Block next() {
    var block = levels.element().next();
    switch (block) {
      case Block.Quotation quotation -> levels.push(quotation.blocks().iterator());
      case Block.Listing listing ->
          levels.push(listing.items().stream().flatMap(item -> item.blocks().stream()).iterator());
      case Block.Notes _,
          Block.Heading _,
          Block.Paragraph _,
          Block.Table _,
          Block.Chart _,
          Block.Picture _,
          Block.Code _,
          Block.Contents _,
          Block.PageBreak _,
          Block.Rule _ -> {}
    }
    return block;
  }
}
