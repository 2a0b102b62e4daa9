package dev.callsheet.subtitle;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Runs written with the tags that SRT and WebVTT have in common. */
final class TagMarkup {

  private TagMarkup() {}

  static String of(Cue cue, UnaryOperator<String> escape) {
    return cue.lines().stream().map(line -> line(line, escape)).collect(Collectors.joining("\n"));
  }

  private static String line(List<Run> line, UnaryOperator<String> escape) {
    return line.stream().map(run -> styled(run, escape)).collect(Collectors.joining());
  }

  private static String styled(Run run, UnaryOperator<String> escape) {
    var text = escape.apply(run.text());
    text = run.underline() ? "<u>" + text + "</u>" : text;
    text = run.italic() ? "<i>" + text + "</i>" : text;
    return run.bold() ? "<b>" + text + "</b>" : text;
  }
}
