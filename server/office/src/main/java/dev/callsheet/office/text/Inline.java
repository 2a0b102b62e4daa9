package dev.callsheet.office.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** A part of a line of text. */
public sealed interface Inline {
  /** Plain text, without line breaks. */
  record Text(String text) implements Inline {}

  /** Text in italics. */
  record Emphasis(List<Inline> text) implements Inline {
    /** Keeps a copy. */
    public Emphasis {
      text = List.copyOf(text);
    }
  }

  /** Text in bold. */
  record Strong(List<Inline> text) implements Inline {
    /** Keeps a copy. */
    public Strong {
      text = List.copyOf(text);
    }
  }

  /** Text that is struck out. */
  record Struck(List<Inline> text) implements Inline {
    /** Keeps a copy. */
    public Struck {
      text = List.copyOf(text);
    }
  }

  /** Text of a fixed width. */
  record Code(String text) implements Inline {}

  /**
   * A link.
   *
   * @param target an absolute URL of http, https or mailto, or {@code #} and the anchor of a
   *     heading of the same document; the reader of outlines lets nothing else in
   */
  record Link(String target, List<Inline> text) implements Inline {
    /** Keeps a copy. */
    public Link {
      text = List.copyOf(text);
    }
  }

  /** The end of a line within a paragraph. */
  record LineBreak() implements Inline {}

  /** The words of a line, without their form; line breaks are spaces. */
  static String plain(List<Inline> line) {
    var words = new StringBuilder();
    // A stack, for lines of others may be nested deeper than calls can be.
    Deque<Iterator<Inline>> levels = new ArrayDeque<>();
    levels.push(line.iterator());
    while (!levels.isEmpty()) {
      if (!levels.element().hasNext()) {
        levels.pop();
        continue;
      }
      switch (levels.element().next()) {
        case Text text -> words.append(text.text());
        case Code code -> words.append(code.text());
        case Emphasis emphasis -> levels.push(emphasis.text().iterator());
        case Strong strong -> levels.push(strong.text().iterator());
        case Struck struck -> levels.push(struck.text().iterator());
        case Link link -> levels.push(link.text().iterator());
        case LineBreak _ -> words.append(' ');
      }
    }
    return words.toString();
  }
}
