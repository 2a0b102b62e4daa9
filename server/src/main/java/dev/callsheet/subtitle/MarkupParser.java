package dev.callsheet.subtitle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Splits the text of a cue at its tags into runs. */
final class MarkupParser {

  /** How a format tells markup from text. */
  enum Dialect {
    /** Only known tags, and braces with a backslash (an ASS leftover), are markup. */
    SRT,
    /** Everything in angle brackets is markup, and character references stand for characters. */
    VTT
  }

  private static final Set<String> SRT_TAGS = Set.of("b", "i", "u", "s", "font");

  private static final Map<String, String> REFERENCES =
      Map.of(
          "amp", "&",
          "lt", "<",
          "gt", ">",
          "quot", "\"",
          "apos", "'",
          "nbsp", "\u00a0",
          "lrm", "\u200e",
          "rlm", "\u200f");

  private static final int MAX_REFERENCE = 10;

  private final String text;
  private final Dialect dialect;
  private final List<Run> runs = new ArrayList<>();
  private final StringBuilder pending = new StringBuilder();
  private int position;
  private int bold;
  private int italic;
  private int underline;

  MarkupParser(String text, Dialect dialect) {
    this.text = text;
    this.dialect = dialect;
  }

  List<Run> parse() {
    while (position < text.length()) {
      boolean taken =
          switch (text.charAt(position)) {
            case '<' -> takeTag();
            case '{' -> takeOverride();
            case '&' -> takeReference();
            default -> false;
          };
      if (!taken) {
        pending.append(text.charAt(position++));
      }
    }
    flush();
    return runs;
  }

  private boolean takeTag() {
    int end = endOfTag();
    if (end < 0) {
      return false;
    }
    var tag = text.substring(position + 1, end);
    boolean closing = tag.startsWith("/");
    var name = name(closing ? tag.substring(1) : tag);
    if (dialect == Dialect.SRT && !SRT_TAGS.contains(name)) {
      return false;
    }
    flush();
    int step = closing ? -1 : 1;
    switch (name) {
      case "b" -> bold = Math.max(0, bold + step);
      case "i" -> italic = Math.max(0, italic + step);
      case "u" -> underline = Math.max(0, underline + step);
      default -> {
        // A tag without a counterpart in the other formats: its text stays.
      }
    }
    position = Math.min(text.length(), end + 1);
    return true;
  }

  /**
   * Where the tag ends: WebVTT's last one may lack its bracket, and SubRip's have no other in them.
   */
  private int endOfTag() {
    for (int index = position + 1; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == '>') {
        return index;
      }
      if (dialect == Dialect.SRT && (character == '<' || character == '\n')) {
        return -1;
      }
    }
    return dialect == Dialect.VTT ? text.length() : -1;
  }

  /** The letters with which a tag begins, in lower case: {@code i} of {@code i.loud}. */
  private static String name(String tag) {
    int end = 0;
    while (end < tag.length() && Character.isLetter(tag.charAt(end))) {
      end++;
    }
    return tag.substring(0, end).toLowerCase(Locale.ROOT);
  }

  private boolean takeOverride() {
    if (dialect != Dialect.SRT || !text.startsWith("{\\", position)) {
      return false;
    }
    for (int index = position + 2; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == '}') {
        position = index + 1;
        return true;
      }
      if (character == '{' || character == '\n') {
        return false;
      }
    }
    return false;
  }

  private boolean takeReference() {
    if (dialect != Dialect.VTT) {
      return false;
    }
    int limit = Math.min(text.length(), position + MAX_REFERENCE + 2);
    int end = text.substring(position, limit).indexOf(';');
    if (end < 0) {
      return false;
    }
    var character = character(text.substring(position + 1, position + end));
    pending.append(character);
    if (character.isEmpty()) {
      return false;
    }
    position += end + 1;
    return true;
  }

  /** What a reference stands for, or nothing if it is none. */
  private static String character(String reference) {
    if (!reference.startsWith("#")) {
      return REFERENCES.getOrDefault(reference, "");
    }
    boolean hexadecimal = reference.startsWith("#x") || reference.startsWith("#X");
    var digits = reference.substring(hexadecimal ? 2 : 1);
    int radix = hexadecimal ? 16 : 10;
    if (digits.isEmpty() || !digits.chars().allMatch(digit -> Character.digit(digit, radix) >= 0)) {
      return "";
    }
    long codePoint = Long.parseLong(digits, radix);
    return codePoint <= Character.MAX_CODE_POINT && codePoint != '\n'
        ? Character.toString((int) codePoint)
        : "\ufffd";
  }

  private void flush() {
    if (pending.isEmpty()) {
      return;
    }
    var run = new Run(pending.toString(), bold > 0, italic > 0, underline > 0);
    pending.setLength(0);
    if (!runs.isEmpty() && runs.getLast().hasStyleOf(run)) {
      run = run.withText(runs.removeLast().text() + run.text());
    }
    runs.add(run);
  }
}
