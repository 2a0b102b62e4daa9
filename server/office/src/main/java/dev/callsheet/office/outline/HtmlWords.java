package dev.callsheet.office.outline;

import java.util.Locale;
import java.util.Set;

/** The words of HTML, which is not rendered. */
final class HtmlWords {
  private static final Set<String> HIDDEN = Set.of("script", "style", "template", "noscript");
  private static final Set<String> LINES =
      Set.of(
          "p",
          "div",
          "br",
          "li",
          "tr",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "table",
          "ul",
          "ol",
          "blockquote",
          "section",
          "article",
          "header",
          "footer",
          "pre");

  private static final Set<String> CELLS = Set.of("td", "th");

  /** What would mean something in Markdown. */
  private static final String SPECIAL = "\\`*_{}[]()+.!|<>~=-";

  private final String html;
  private final StringBuilder words = new StringBuilder();
  private int at;

  private HtmlWords(String html) {
    this.html = html;
  }

  /** The words as Markdown that means nothing but them, paragraphs with blank lines between. */
  static String markdown(String html) {
    var markdown = new StringBuilder();
    for (var line : words(html).split("\n")) {
      var plain = line.strip();
      for (int position = 0; position < plain.length(); position++) {
        char next = plain.charAt(position);
        boolean entity = next == '#' && position > 0 && plain.charAt(position - 1) == '&';
        if (SPECIAL.indexOf(next) >= 0 || (next == '#' && !entity)) {
          markdown.append('\\');
        }
        markdown.append(next);
      }
      markdown.append('\n');
    }
    return markdown.toString();
  }

  /** Whether there is nothing to see in it, tags included. */
  static boolean isComment(String html) {
    return html.stripLeading().startsWith("<!--") && words(html).isBlank();
  }

  private static String words(String html) {
    var reader = new HtmlWords(html);
    while (reader.at < html.length()) {
      reader.step();
    }
    return reader.words.toString();
  }

  private void step() {
    int tag = html.indexOf('<', at);
    if (tag < 0) {
      words.append(html, at, html.length());
      at = html.length();
      return;
    }
    words.append(html, at, tag);
    at = tag;
    if (html.startsWith("<!--", at)) {
      skipPast("-->");
    } else if (html.startsWith("<?", at) || html.startsWith("<!", at)) {
      skipPast(">");
    } else if (isTag()) {
      readTag();
    } else {
      words.append('<');
      at++;
    }
  }

  private boolean isTag() {
    int name = at + (html.startsWith("</", at) ? 2 : 1);
    return name < html.length() && isLetter(html.charAt(name));
  }

  private void readTag() {
    boolean end = html.startsWith("</", at);
    int start = at + (end ? 2 : 1);
    int stop = start;
    while (stop < html.length() && stop - start < 16 && isNameLetter(html.charAt(stop))) {
      stop++;
    }
    var name = html.substring(start, stop).toLowerCase(Locale.ROOT);
    skipPast(">");
    words.append(LINES.contains(name) ? "\n\n" : CELLS.contains(name) ? " " : "");
    if (!end && HIDDEN.contains(name)) {
      skipTo("</" + name);
    }
  }

  private void skipPast(String end) {
    int found = html.indexOf(end, at);
    at = found < 0 ? html.length() : found + end.length();
  }

  private void skipTo(String end) {
    while (at < html.length() && !html.regionMatches(true, at, end, 0, end.length())) {
      at++;
    }
  }

  private static boolean isLetter(char next) {
    return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
  }

  private static boolean isNameLetter(char next) {
    return isLetter(next) || (next >= '0' && next <= '9');
  }
}
