package dev.callsheet.office.pptx;

import dev.callsheet.office.document.Block;

/** What a placeholder holds. */
sealed interface Filling {
  /** Paragraphs. */
  record Words(TextPages.Page page) implements Filling {}

  /** A part of a table. */
  record Grid(TablePage page) implements Filling {}

  /** A chart. */
  record Graph(Block.Chart chart) implements Filling {}

  /** A picture. */
  record Photo(Block.Picture picture) implements Filling {}
}
