package dev.callsheet.office.image;

import java.util.regex.Pattern;

/**
 * CSS that fetches nothing.
 *
 * @param external whether something that would fetch was taken out
 */
record SvgStyle(String text, boolean external) {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?(?:\\*/|\\z)", Pattern.DOTALL);
  private static final Pattern FETCHING_RULE =
      Pattern.compile("@(?:import|font-face)", Pattern.CASE_INSENSITIVE);

  /** What may hide a name, or fetches in a way of its own. */
  private static final Pattern HIDING =
      Pattern.compile(
          "\\\\|\\b(?:image|image-set|src|expression|element)\\(|javascript:|-moz-binding|behavior",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern URL = Pattern.compile("url\\(", Pattern.CASE_INSENSITIVE);

  /** Takes out what fetches; what is referred to within the SVG is noted. */
  static SvgStyle clean(String css, SvgWork work) {
    var text = COMMENT.matcher(css).replaceAll(" ");
    boolean external = FETCHING_RULE.matcher(text).find();
    var rules = withoutAtRules(text);
    // What was taken out may have stood within a name.
    if (HIDING.matcher(text).find() || HIDING.matcher(rules).find()) {
      return new SvgStyle("", true);
    }
    var clean = new StringBuilder();
    var urls = URL.matcher(rules);
    int done = 0;
    while (urls.find(done)) {
      int end = rules.indexOf(')', urls.end());
      var target = unquoted(rules.substring(urls.end(), end < 0 ? rules.length() : end));
      clean.append(rules, done, urls.start());
      if (target.startsWith("#") && end >= 0) {
        work.refer(target.substring(1));
        clean.append(rules, urls.start(), end + 1);
      } else {
        clean.append("none");
        external = true;
      }
      done = end < 0 ? rules.length() : end + 1;
    }
    var cleaned = clean.append(rules, done, rules.length()).toString();
    work.style(cleaned);
    return new SvgStyle(cleaned, external);
  }

  /** Rules that hold on conditions, such as for a dark screen, are none of a document. */
  private static String withoutAtRules(String css) {
    var rules = new StringBuilder();
    int done = 0;
    for (int at = css.indexOf('@'); at >= 0; at = css.indexOf('@', done)) {
      rules.append(css, done, at).append(' ');
      done = endOfRule(css, at);
    }
    return rules.append(css, done, css.length()).toString();
  }

  private static int endOfRule(String css, int start) {
    int depth = 0;
    for (int at = start; at < css.length(); at++) {
      switch (css.charAt(at)) {
        case '{' -> depth++;
        case '}' -> {
          depth--;
          if (depth <= 0) {
            return at + 1;
          }
        }
        case ';' -> {
          if (depth == 0) {
            return at + 1;
          }
        }
        default -> {}
      }
    }
    return css.length();
  }

  private static String unquoted(String target) {
    var bare = trimmed(target);
    if (bare.startsWith("\"") || bare.startsWith("'")) {
      bare = bare.substring(1);
    }
    return bare.endsWith("\"") || bare.endsWith("'")
        ? trimmed(bare.substring(0, bare.length() - 1))
        : trimmed(bare);
  }

  /** Without what is a space in CSS: to it, others are the beginning of an address. */
  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char letter) {
    return " \t\n\r\f".indexOf(letter) >= 0;
  }
}
