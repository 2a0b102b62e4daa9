package dev.callsheet.office.document;

import java.util.List;

/**
 * A document of any format.
 *
 * @param blocks what it says, in reading order; headings divide it into sections
 */
public record Document(Metadata metadata, List<Block> blocks) {
  /** Keeps a copy of the blocks. */
  public Document {
    blocks = List.copyOf(blocks);
  }
}
