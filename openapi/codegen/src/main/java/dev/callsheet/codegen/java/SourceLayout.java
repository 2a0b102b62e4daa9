package dev.callsheet.codegen.java;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays out what JavaPoet writes as people would: short Javadoc on a line, long type lists filled.
 */
final class SourceLayout {
  private static final int WIDTH = 100;

  private static final Pattern SHORT_JAVADOC =
      Pattern.compile("(?m)^( *)/\\*\\*\\n *\\* ([^\\n]*)\\n *\\*/$");

  private static final Pattern EMPTY_BODY = Pattern.compile("(?m)\\{\\n *\\}$");

  private static final Pattern ANNOTATION =
      Pattern.compile("(?m)^( *@[A-Za-z.]+)\\(\\n((?: +[a-z]+ = [^\\n]+\\n)+) *\\)$");

  private static final Pattern DECLARATION =
      Pattern.compile(" *(?:[a-z-]+ )*(?:class|interface|record|enum) [A-Z].*");

  /** The lists of types after a name, a list of components, or type variables. */
  private static final Pattern TYPE_LISTS =
      Pattern.compile(
          "(?s)(.*?[A-Za-z0-9)>])((?:\\s(?:extends|implements|permits)\\s[^()@]*)+)(\\{}?)");

  private static final Pattern TYPE_LIST = Pattern.compile(" (?=(?:extends|implements|permits) )");

  private SourceLayout() {}

  static String text(String text) {
    String bodies = EMPTY_BODY.matcher(text).replaceAll("{}");
    String annotations = ANNOTATION.matcher(bodies).replaceAll(SourceLayout::annotation);
    String shortened = SHORT_JAVADOC.matcher(annotations).replaceAll(SourceLayout::onOneLine);
    List<String> lines = new ArrayList<>();
    for (Iterator<String> rest = shortened.lines().iterator(); rest.hasNext(); ) {
      String line = rest.next();
      lines.add(DECLARATION.matcher(line).matches() ? declaration(line, rest) : line);
    }
    return String.join("\n", lines) + "\n";
  }

  private static String onOneLine(MatchResult javadoc) {
    String line = javadoc.group(1) + "/** " + javadoc.group(2) + " */";
    return Matcher.quoteReplacement(line.length() > WIDTH ? javadoc.group() : line);
  }

  private static String annotation(MatchResult annotation) {
    String members = annotation.group(2).strip().replaceAll("\\s*\\n\\s*", " ");
    String line = annotation.group(1) + "(" + members + ")";
    return Matcher.quoteReplacement(line.length() > WIDTH ? annotation.group() : line);
  }

  private static String declaration(String first, Iterator<String> rest) {
    StringBuilder declaration = new StringBuilder(first);
    while (!declaration.toString().endsWith("{") && !declaration.toString().endsWith("{}")) {
      declaration.append('\n').append(rest.next());
    }
    Matcher lists = TYPE_LISTS.matcher(declaration);
    return lists.matches() ? declaration(lists) : joined(declaration.toString());
  }

  private static String declaration(Matcher lists) {
    String head = joined(lists.group(1));
    String types = lists.group(2).strip().replaceAll("\\s+", " ");
    String line = head + " " + types + " " + lists.group(3);
    String lastLine = line.substring(line.lastIndexOf('\n') + 1);
    if (lastLine.length() <= WIDTH) {
      return line;
    }
    String indent = " ".repeat(head.length() - head.stripLeading().length() + 4);
    StringBuilder wrapped = new StringBuilder(head);
    for (String list : TYPE_LIST.split(types)) {
      boolean follows = list.startsWith("extends ") && head.length() + 1 + list.length() <= WIDTH;
      wrapped.append(follows ? " " + list : "\n" + filled(indent, list));
    }
    return wrapped.append(' ').append(lists.group(3)).toString();
  }

  private static String joined(String head) {
    String line = head.replaceAll("\\s*\\n\\s*", " ");
    return line.length() + 2 <= WIDTH ? line : head;
  }

  private static String filled(String indent, String list) {
    StringBuilder filled = new StringBuilder(indent);
    int column = indent.length();
    for (String item : list.split("(?<=,) ")) {
      if (column > indent.length() && column + 3 + item.length() > WIDTH) {
        filled.append('\n').append(indent).append("    ");
        column = indent.length() + 4;
      } else if (column > indent.length()) {
        filled.append(' ');
        column++;
      }
      filled.append(item);
      column += item.length();
    }
    return filled.toString();
  }
}
