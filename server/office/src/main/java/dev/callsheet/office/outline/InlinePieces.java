package dev.callsheet.office.outline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

/**
 * Divides a paragraph into pieces whose marks are looked for by themselves, which bounds the time
 * that it takes: between words where no emphasis, code or link is open, if there is such a place.
 */
final class InlinePieces {
  private static final int LONGEST = 2_000;

  /** From here on there are scripts without spaces. */
  private static final char FIRST_EAST_ASIAN = '\u2E80';

  private final List<SourceLine> lines;
  private final String text;
  private final int[] open;
  private final List<Piece> pieces = new ArrayList<>();
  private boolean torn;

  /**
   * Lines whose marks belong together.
   *
   * @param onLine whether it begins a line, not within one
   */
  record Piece(SourceLines lines, boolean onLine) {}

  private InlinePieces(List<SourceLine> lines) {
    this.lines = lines;
    var all = new StringBuilder();
    for (var line : lines) {
      all.append(line.getContent()).append('\n');
    }
    text = all.toString();
    open = new int[text.length() + 1];
  }

  /** The pieces of a paragraph. */
  static InlinePieces of(SourceLines paragraph) {
    var divided = new InlinePieces(paragraph.getLines());
    if (divided.text.length() <= LONGEST) {
      divided.pieces.add(new Piece(paragraph, true));
      return divided;
    }
    divided.look();
    divided.divide();
    return divided;
  }

  List<Piece> pieces() {
    return pieces;
  }

  /** Whether marks that belong together lie in two pieces, and so are text. */
  boolean torn() {
    return torn;
  }

  private void divide() {
    int from = 0;
    int line = 0;
    int lineStart = 0;
    while (from < text.length()) {
      int to = text.length() - from <= LONGEST ? text.length() : place(from);
      var piece = new ArrayList<SourceLine>();
      boolean onLine = from == lineStart;
      while (lineStart < to) {
        var whole = lines.get(line);
        int length = whole.getContent().length();
        int end = Math.min(length, to - lineStart);
        piece.add(whole.substring(Math.max(0, from - lineStart), end));
        if (lineStart + length + 1 > to) {
          break;
        }
        lineStart += length + 1;
        line++;
      }
      pieces.add(new Piece(SourceLines.of(piece), onLine));
      from = to;
    }
  }

  /** Where the piece that begins there ends: at the beginning of a line, or before a space. */
  private int place(int from) {
    int space = -1;
    int letter = -1;
    for (int at = from + LONGEST; at > from + LONGEST / 2; at--) {
      boolean between = text.charAt(at) == ' ' || isLineStart(at);
      if (between && open[at] == 0) {
        return at;
      }
      space = between && space < 0 ? at : space;
      letter = letter < 0 && open[at] == 0 && isEastAsian(at) ? at : letter;
    }
    // What is divided there is put together again without a space.
    int end = letter > 0 ? letter : space > 0 ? space : from + LONGEST;
    torn |= open[end] > 0;
    return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }

  private boolean isEastAsian(int at) {
    return text.charAt(at) >= FIRST_EAST_ASIAN && Character.isLetter(text.charAt(at));
  }

  /** Two spaces, or a backslash, make the end of a line one that stays. */
  private boolean isLineStart(int at) {
    return text.charAt(at - 1) == '\n'
        && at > 2
        && text.charAt(at - 2) != '\\'
        && !(text.charAt(at - 2) == ' ' && text.charAt(at - 3) == ' ');
  }

  /** Notes how many marks are open before each character. */
  private void look() {
    code();
    Map<Character, Deque<Integer>> begun = new HashMap<>();
    for (int at = 0; at < text.length(); at++) {
      char mark = text.charAt(at);
      switch (mark) {
        case '\\' -> at++;
        case '[', '<' -> begun(begun, mark).push(at);
        case ']' -> close(begun(begun, '['), target(at) + 1);
        case '>' -> close(begun(begun, '<'), at + 1);
        case '*', '_', '~' -> {
          int end = at;
          while (end < text.length() && text.charAt(end) == mark) {
            end++;
          }
          emphasis(begun(begun, mark), at, end);
          at = end - 1;
        }
        default -> {}
      }
    }
    int sum = 0;
    for (int at = 0; at < open.length; at++) {
      sum += open[at];
      open[at] = sum;
    }
  }

  private static Deque<Integer> begun(Map<Character, Deque<Integer>> begun, char mark) {
    return begun.computeIfAbsent(mark, _ -> new ArrayDeque<>());
  }

  private void close(Deque<Integer> begun, int end) {
    if (!begun.isEmpty()) {
      belongTogether(begun.pop(), end);
    }
  }

  /** Where the target of a link ends whose text ends there; the same place if it has none. */
  private int target(int bracket) {
    if (bracket + 1 >= text.length() || text.charAt(bracket + 1) != '(') {
      return bracket;
    }
    for (int at = bracket + 2; at < Math.min(text.length(), bracket + LONGEST); at++) {
      if (text.charAt(at) == ')') {
        return at;
      }
    }
    return bracket;
  }

  private void emphasis(Deque<Integer> begun, int from, int to) {
    char before = from == 0 ? ' ' : text.charAt(from - 1);
    char after = to == text.length() ? ' ' : text.charAt(to);
    boolean ends = !Character.isWhitespace(before);
    boolean begins = !Character.isWhitespace(after);
    if (ends && begins && Character.isLetterOrDigit(before) && text.charAt(from) == '_') {
      return;
    }
    if (ends && !begun.isEmpty()) {
      belongTogether(begun.pop(), to);
    } else if (begins) {
      begun.push(from);
    }
  }

  /** Code that begins with some backticks ends at as many. */
  private void code() {
    var ends = new int[text.length()];
    Map<Integer, Integer> next = new HashMap<>();
    for (int from = text.length() - 1; from >= 0; from--) {
      if (isRunStart(from)) {
        var end = next.put(run(from), from);
        ends[from] = end == null ? 0 : end + run(from);
      }
    }
    for (int at = 0; at < text.length(); at++) {
      if (isRunStart(at)) {
        int end = ends[at];
        if (end > 0) {
          belongTogether(at, end);
        }
        at = Math.max(end, at + run(at)) - 1;
      }
    }
  }

  private boolean isRunStart(int at) {
    return text.charAt(at) == '`' && (at == 0 || text.charAt(at - 1) != '`');
  }

  private int run(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) == '`') {
      end++;
    }
    return end - from;
  }

  private void belongTogether(int from, int to) {
    if (to - from > LONGEST) {
      return;
    }
    open[from + 1]++;
    open[Math.min(to, text.length())]--;
  }
}
