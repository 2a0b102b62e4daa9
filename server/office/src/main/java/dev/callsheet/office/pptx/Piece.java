package dev.callsheet.office.pptx;

import dev.callsheet.office.document.Block;
import java.util.List;

/** A part of what stands below one title. */
sealed interface Piece {
  /** Paragraphs that go on from one slide to the next. */
  record Words(List<Line> lines) implements Piece {
    public Words {
      lines = List.copyOf(lines);
    }
  }

  /** A table, which has slides of its own. */
  record Grid(Block.Table table) implements Piece {}

  /** A chart. */
  record Graph(Block.Chart chart) implements Piece {}

  /** A picture. */
  record Photo(Block.Picture picture) implements Piece {}

  /** The list of all titles. */
  record Agenda() implements Piece {}

  /** What follows stands on another slide. */
  record Break() implements Piece {}

  /** What the speaker says to what stands before. */
  record Notes(List<Line> lines) implements Piece {
    public Notes {
      lines = List.copyOf(lines);
    }
  }
}
