package dev.callsheet.office.document;

import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.image.Image;
import dev.callsheet.office.text.Inline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a document that stands by itself, one below the other. */
public sealed interface Block {
  /**
   * The beginning of a section.
   *
   * @param level from 1, the outermost, to 6
   */
  record Heading(int level, List<Inline> text) implements Block {
    /** Refuses a level that no format has. */
    public Heading {
      if (level < 1 || level > 6) {
        throw new IllegalArgumentException("Not a level: " + level);
      }
      text = List.copyOf(text);
    }
  }

  /** Running text. */
  record Paragraph(List<Inline> text) implements Block {
    /** Keeps a copy. */
    public Paragraph {
      text = List.copyOf(text);
    }
  }

  /**
   * A list, whose items may hold lists.
   *
   * @param start the number of the first item of an ordered list
   */
  record Listing(boolean ordered, int start, List<Item> items) implements Block {
    /** Keeps a copy. */
    public Listing {
      items = List.copyOf(items);
    }
  }

  /** One item of a list. */
  record Item(List<Block> blocks) {
    /** Keeps a copy. */
    public Item {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * A table.
   *
   * @param alignments how its columns are aligned, one each; a column that says nothing is aligned
   *     by its type
   */
  record Table(Dataset data, List<Alignment> alignments) implements Block {
    /** Refuses another number of alignments than of columns. */
    public Table {
      alignments = List.copyOf(alignments);
      if (alignments.size() != data.columns().size()) {
        throw new IllegalArgumentException("One alignment for each column");
      }
    }
  }

  /** How a column is aligned. */
  enum Alignment {
    BY_TYPE,
    START,
    CENTER,
    END
  }

  /**
   * A chart of columns of a table.
   *
   * @param title null where nobody gave one
   * @param category the column whose values name the points, or are their abscissas, from 0
   * @param series the columns whose values are drawn, from 0; a pie or doughnut has one
   */
  record Chart(
      ChartKind kind, @Nullable String title, Dataset data, int category, List<Integer> series)
      implements Block {
    /** Refuses a chart without series. */
    public Chart {
      series = List.copyOf(series);
      if (series.isEmpty()) {
        throw new IllegalArgumentException("A chart has a series");
      }
    }
  }

  /**
   * A picture.
   *
   * @param alternative what it shows, for those who do not see it
   */
  record Picture(Image image, String alternative) implements Block {}

  /** Somebody's words. */
  record Quotation(List<Block> blocks) implements Block {
    /** Keeps a copy. */
    public Quotation {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * Text whose lines and spaces stand as they are.
   *
   * @param language what it is written in, as the outline says; null where it says nothing
   */
  record Code(@Nullable String language, String text) implements Block {}

  /** A list of the headings that lead to their sections. */
  record Contents() implements Block {}

  /** What follows begins on a page, or slide, of its own. */
  record PageBreak() implements Block {}

  /** A line between what is before and what is after. */
  record Rule() implements Block {}

  /** What the speaker says, not what the audience sees. */
  record Notes(List<Block> blocks) implements Block {
    /** Keeps a copy. */
    public Notes {
      blocks = List.copyOf(blocks);
    }
  }
}
