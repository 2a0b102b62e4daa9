package dev.callsheet.office.pptx;

import dev.callsheet.office.text.Inline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Makes runs of text with a form, however deep its forms lie within each other. */
final class RunReader {
  private RunReader() {}

  /** What holds for the parts that are left on one level. */
  private record Level(Iterator<Inline> parts, Run form) {}

  static List<Run> read(List<Inline> line) {
    var runs = new Joined();
    var levels = new ArrayDeque<Level>();
    levels.push(new Level(line.iterator(), Run.plain("")));
    while (!levels.isEmpty()) {
      var level = levels.peek();
      if (!level.parts().hasNext()) {
        levels.pop();
        continue;
      }
      var form = level.form();
      switch (level.parts().next()) {
        case Inline.Text text -> runs.add(form.withText(spaces(text.text())));
        case Inline.Code code ->
            runs.add(
                new Run(
                    spaces(code.text()),
                    form.bold(),
                    form.italic(),
                    form.struck(),
                    true,
                    form.link()));
        case Inline.LineBreak _ -> runs.add(form.withText("\n"));
        case Inline.Emphasis emphasis ->
            levels.push(
                new Level(
                    emphasis.text().iterator(),
                    new Run("", form.bold(), true, form.struck(), false, form.link())));
        case Inline.Strong strong ->
            levels.push(
                new Level(
                    strong.text().iterator(),
                    new Run("", true, form.italic(), form.struck(), false, form.link())));
        case Inline.Struck struck ->
            levels.push(
                new Level(
                    struck.text().iterator(),
                    new Run("", form.bold(), form.italic(), true, false, form.link())));
        case Inline.Link link ->
            levels.push(
                new Level(
                    link.text().iterator(),
                    new Run(
                        "",
                        form.bold(),
                        form.italic(),
                        form.struck(),
                        false,
                        target(link.target()))));
      }
    }
    return runs.end();
  }

  private static Run.Target target(String target) {
    return target.startsWith("#") ? new Run.Anchor(target.substring(1)) : new Run.Address(target);
  }

  private static String spaces(String text) {
    return text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
  }

  /** Joins neighbours of one form. */
  private static final class Joined {
    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Run form = Run.plain("");

    void add(Run run) {
      var next = run.withText("");
      if (!next.equals(form)) {
        end();
        form = next;
      }
      text.append(run.text());
    }

    List<Run> end() {
      if (!text.isEmpty()) {
        runs.add(form.withText(text.toString()));
        text.setLength(0);
      }
      return runs;
    }
  }
}
