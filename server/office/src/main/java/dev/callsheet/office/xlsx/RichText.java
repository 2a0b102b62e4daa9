package dev.callsheet.office.xlsx;

import dev.callsheet.office.ooxml.ExternalLink;
import dev.callsheet.office.text.Inline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line of text as a cell can hold it: runs of letters that look alike, and one link at most.
 *
 * @param target where the cell leads to
 */
record RichText(List<Run> runs, Optional<String> target) {
  /** Letters that look alike. */
  record Run(String text, boolean strong, boolean emphasis, boolean struck, Form form) {
    boolean isPlain() {
      return !strong && !emphasis && !struck && form == Form.WORDS;
    }

    Run with(String other) {
      return new Run(other, strong, emphasis, struck, form);
    }
  }

  /** What letters are. */
  enum Form {
    WORDS,
    CODE,
    LINK
  }

  /** Keeps a copy. */
  RichText {
    runs = List.copyOf(runs);
  }

  /** A text of one form. */
  static RichText plain(String text) {
    return new RichText(List.of(new Run(text, false, false, false, Form.WORDS)), Optional.empty());
  }

  /**
   * A line. A cell has one link: of several targets, each stands behind its words, and so does one
   * that no program would follow.
   */
  static RichText of(List<Inline> line) {
    var targets = new LinkedHashSet<String>();
    targets(line, targets);
    var runs = new ArrayList<Run>();
    boolean shown = targets.size() > 1 || targets.stream().anyMatch(RichText::isLost);
    append(line, new Run("", false, false, false, Form.WORDS), shown, runs);
    return new RichText(runs, targets.stream().findFirst());
  }

  private static boolean isLost(String target) {
    return !target.startsWith("#") && ExternalLink.of(target).isEmpty();
  }

  private static void targets(List<Inline> line, Set<String> targets) {
    for (var part : line) {
      switch (part) {
        case Inline.Text _, Inline.Code _, Inline.LineBreak _ -> {}
        case Inline.Emphasis emphasis -> targets(emphasis.text(), targets);
        case Inline.Strong strong -> targets(strong.text(), targets);
        case Inline.Struck struck -> targets(struck.text(), targets);
        case Inline.Link link -> targets.add(link.target());
      }
    }
  }

  private static void append(List<Inline> line, Run form, boolean shown, List<Run> runs) {
    for (var part : line) {
      switch (part) {
        case Inline.Text text -> append(form.with(text.text()), runs);
        case Inline.LineBreak _ -> append(form.with("\n"), runs);
        case Inline.Code code ->
            append(
                new Run(code.text(), form.strong(), form.emphasis(), form.struck(), Form.CODE),
                runs);
        case Inline.Emphasis emphasis ->
            append(
                emphasis.text(),
                new Run("", form.strong(), true, form.struck(), form.form()),
                shown,
                runs);
        case Inline.Strong strong ->
            append(
                strong.text(),
                new Run("", true, form.emphasis(), form.struck(), form.form()),
                shown,
                runs);
        case Inline.Struck struck ->
            append(
                struck.text(),
                new Run("", form.strong(), form.emphasis(), true, form.form()),
                shown,
                runs);
        case Inline.Link link -> {
          append(
              link.text(),
              new Run("", form.strong(), form.emphasis(), form.struck(), Form.LINK),
              shown,
              runs);
          if (shown
              && !link.target().startsWith("#")
              && !link.target().equals(Inline.plain(link.text()))) {
            append(form.with(" (" + link.target() + ")"), runs);
          }
        }
      }
    }
  }

  private static void append(Run run, List<Run> runs) {
    if (run.text().isEmpty()) {
      return;
    }
    if (!runs.isEmpty() && runs.getLast().with("").equals(run.with(""))) {
      runs.set(runs.size() - 1, run.with(runs.getLast().text() + run.text()));
      return;
    }
    runs.add(run);
  }

  /** Its letters. */
  String plain() {
    var text = new StringBuilder();
    runs.forEach(run -> text.append(run.text()));
    return text.toString();
  }

  /** Whether all of it looks as the cell does. */
  boolean isPlain() {
    return runs.stream().allMatch(Run::isPlain);
  }

  /** The same text behind a sign. */
  RichText after(String sign) {
    var all = new ArrayList<Run>();
    append(new Run(sign, false, false, false, Form.WORDS), all);
    runs.forEach(run -> append(run, all));
    return new RichText(all, target);
  }

  /** The part from one letter, in UTF-16 units, to before another. */
  RichText part(int from, int to) {
    var part = new ArrayList<Run>();
    int start = 0;
    for (var run : runs) {
      int end = start + run.text().length();
      if (end > from && start < to) {
        part.add(
            run.with(run.text().substring(Math.max(from - start, 0), Math.min(to, end) - start)));
      }
      start = end;
    }
    return new RichText(part, target);
  }
}
