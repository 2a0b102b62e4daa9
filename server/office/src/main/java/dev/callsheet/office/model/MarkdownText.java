package dev.callsheet.office.model;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes an outline in Markdown with our directives. Texts mean themselves: what in them would be
 * Markdown, HTML or a directive is escaped, but for pairs of two asterisks, which are bold.
 */
final class MarkdownText {
  private static final Pattern PUNCTUATION =
      Pattern.compile("[\\\\`*_{}\\[\\]()<>#+\\-.!|~&:=$^@]");
  private static final Pattern BOLD = Pattern.compile("\\*\\*(?=\\S)([^*]+)(?<=\\S)\\*\\*");
  private static final Pattern SPACES = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");

  private final StringBuilder text = new StringBuilder();

  int length() {
    return text.length();
  }

  void heading(int level, String words) {
    block("#".repeat(level) + " " + inline(words));
  }

  void paragraph(String words) {
    block(inline(words));
  }

  void bullets(List<String> items) {
    block(items.stream().map(item -> "- " + inline(item)).collect(Collectors.joining("\n")));
  }

  void numbered(List<String> items) {
    var lines = new StringBuilder();
    for (int number = 1; number <= items.size(); number++) {
      lines.append(number).append(". ").append(inline(items.get(number - 1))).append('\n');
    }
    block(lines.toString().stripTrailing());
  }

  void quote(String words) {
    block("> " + inline(words));
  }

  void table(List<String> columns, List<List<String>> rows) {
    var lines = new StringBuilder(row(columns)).append('\n');
    lines.append("|").append(" --- |".repeat(columns.size()));
    for (var row : rows) {
      lines.append('\n').append(row(row));
    }
    block(lines.toString());
  }

  void data(String source, List<String> columns) {
    block(
        "{{table: "
            + value(source)
            + (columns.isEmpty() ? "" : ", columns=" + values(columns))
            + "}}");
  }

  void chart(String kind, String source, String x, List<String> y, @Nullable String title) {
    block(
        "{{chart: %s, %s, x=%s, y=%s%s}}"
            .formatted(
                kind,
                value(source),
                value(x),
                values(y),
                title == null ? "" : ", title=" + value(title)));
  }

  void image(String name, @Nullable String alternative) {
    block(
        "{{image: "
            + value(name)
            + (alternative == null ? "" : ", alt=" + value(alternative))
            + "}}");
  }

  void contents() {
    block("{{toc}}");
  }

  void pageBreak() {
    block("{{pagebreak}}");
  }

  void notes(String words) {
    block("{{notes: " + inline(words) + "}}");
  }

  private void block(String lines) {
    text.append(lines).append("\n\n");
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> inline(cell) + " |")
        .collect(Collectors.joining(" ", "| ", ""));
  }

  private static String inline(String words) {
    var line = SPACES.matcher(words).replaceAll(" ").strip();
    var escaped = new StringBuilder();
    var bold = BOLD.matcher(line);
    int done = 0;
    while (bold.find()) {
      escaped.append(escape(line.substring(done, bold.start())));
      escaped.append("**").append(escape(bold.group(1))).append("**");
      done = bold.end();
    }
    return escaped.append(escape(line.substring(done))).toString();
  }

  private static String escape(String words) {
    return PUNCTUATION.matcher(words).replaceAll("\\\\$0");
  }

  private static String values(List<String> values) {
    return values.stream().map(MarkdownText::value).collect(Collectors.joining(","));
  }

  /** A value of a directive, in quotation marks for its commas. */
  private static String value(String value) {
    var line = SPACES.matcher(value).replaceAll(" ").strip().replace("}}", "} }");
    if (!line.contains("\"")) {
      return '"' + line + '"';
    }
    return '“' + line.replace('”', '"') + '”';
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
