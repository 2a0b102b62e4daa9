package dev.callsheet.office.docx;

import dev.callsheet.office.text.Inline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of text without nesting, however deep it was nested.
 *
 * @param text the words of all pieces
 */
record Line(List<Piece> pieces, String text) {
  /** Words of one form; a line feed ends a line within the paragraph. */
  record Piece(String text, Form form) {}

  /**
   * How words look and where they lead.
   *
   * @param link null where they lead nowhere
   */
  record Form(
      boolean strong, boolean emphasis, boolean struck, boolean code, @Nullable String link) {
    static final Form PLAIN = new Form(false, false, false, false, null);
  }

  static Line of(String text) {
    return new Line(List.of(new Piece(text, Form.PLAIN)), text);
  }

  static Line of(List<Inline> parts) {
    record Level(Iterator<Inline> left, Form form) {}
    var pieces = new ArrayList<Piece>();
    var text = new StringBuilder();
    Deque<Level> levels = new ArrayDeque<>();
    levels.push(new Level(parts.iterator(), Form.PLAIN));
    while (!levels.isEmpty()) {
      var level = levels.element();
      if (!level.left().hasNext()) {
        levels.pop();
        continue;
      }
      var form = level.form();
      var words =
          switch (level.left().next()) {
            case Inline.Text plain -> plain.text();
            case Inline.LineBreak _ -> "\n";
            case Inline.Code code -> {
              form = new Form(form.strong(), form.emphasis(), form.struck(), true, form.link());
              yield code.text();
            }
            case Inline.Strong strong -> {
              levels.push(new Level(strong.text().iterator(), strong(form)));
              yield "";
            }
            case Inline.Emphasis emphasis -> {
              levels.push(new Level(emphasis.text().iterator(), emphasis(form)));
              yield "";
            }
            case Inline.Struck struck -> {
              levels.push(new Level(struck.text().iterator(), struck(form)));
              yield "";
            }
            case Inline.Link link -> {
              levels.push(new Level(link.text().iterator(), link(form, link.target())));
              yield "";
            }
          };
      if (!words.isEmpty()) {
        pieces.add(new Piece(words, form));
        text.append(words);
      }
    }
    return new Line(List.copyOf(pieces), text.toString());
  }

  /** As it stands where there are no line breaks. */
  String words() {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static Form strong(Form form) {
    return new Form(true, form.emphasis(), form.struck(), form.code(), form.link());
  }

  private static Form emphasis(Form form) {
    return new Form(form.strong(), true, form.struck(), form.code(), form.link());
  }

  private static Form struck(Form form) {
    return new Form(form.strong(), form.emphasis(), true, form.code(), form.link());
  }

  /** The outermost of nested links is the one that leads somewhere. */
  private static Form link(Form form, String target) {
    return form.link() != null
        ? form
        : new Form(form.strong(), form.emphasis(), form.struck(), form.code(), target);
  }
}
