package dev.callsheet.office.image;

import dev.callsheet.office.image.ImageOutcome.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How much there is to draw, with everything that is drawn again wherever it is referred to: a few
 * lines that refer to one another can ask for billions of shapes.
 */
final class SvgWork {
  private static final long MOST = 200_000;
  private static final int DEEPEST = 1_000;

  /** A filter works on all pixels of what it is applied to. */
  private static final int FILTER_STEP = 500;

  private static final double MOST_DASHES = 1e8;
  private static final long MOST_TRIALS = 20_000_000;

  /** As many letters as a shape takes in the data of a path, or rather fewer. */
  private static final int LETTERS_PER_SHAPE = 30;

  /** A number without its sign, but not one that is a colour. */
  private static final Pattern NUMBER =
      Pattern.compile("#[0-9a-zA-Z]++|((?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][-+]?[0-9]++)?+)");

  private static final Pattern DASHES =
      Pattern.compile("stroke-dasharray\\s*+:([^;}]*+)", Pattern.CASE_INSENSITIVE);

  private static final class Node {
    final int own;
    final List<Node> children = new ArrayList<>();
    final List<String> references = new ArrayList<>();
    long sum = -1;
    boolean summing;

    Node(int own) {
      this.own = own;
    }
  }

  private final Node root = new Node(0);

  /** Programs differ in which of several elements of one name they draw. */
  private final Map<String, List<Node>> named = new HashMap<>();

  private final Deque<Node> open = new ArrayDeque<>(List.of(root));
  private long elements;
  private long letters;
  private long rules;
  private double lengths;
  private double finestDash = Double.POSITIVE_INFINITY;

  void open(String element) throws ImageRefusal {
    var node = new Node(element.startsWith("fe") ? FILTER_STEP : 1);
    current().children.add(node);
    open.push(node);
    elements++;
    if (elements > MOST) {
      throw tooMuch();
    }
  }

  void close() {
    open.pop();
  }

  void name(String id) {
    named.computeIfAbsent(id, _ -> new ArrayList<>()).add(current());
  }

  void refer(String id) {
    current().references.add(id);
  }

  /** Takes a value, or a style sheet, whose numbers may be those of a shape. */
  void measure(String value) {
    letters += value.length();
    var numbers = NUMBER.matcher(value);
    while (numbers.find()) {
      lengths += numbers.group(1) == null ? 0 : Double.parseDouble(numbers.group(1));
    }
  }

  /** Takes the lengths of dashes, of which a long line may have billions. */
  void dash(String dashes) {
    var numbers = NUMBER.matcher(dashes);
    while (numbers.find()) {
      double dash = numbers.group(1) == null ? 0 : Double.parseDouble(numbers.group(1));
      finestDash = dash > 0 ? Math.min(finestDash, dash) : finestDash;
    }
  }

  /** Takes the rules of a style sheet, each of which is tried on each element. */
  void style(String css) {
    rules += css.chars().filter(letter -> letter == '{').count();
    measure(css);
    var dashes = DASHES.matcher(css);
    while (dashes.find()) {
      dash(dashes.group(1));
    }
  }

  /** Takes text, each letter of which is a shape. */
  void write(int more) {
    letters += more * (long) LETTERS_PER_SHAPE;
  }

  /** Refuses what would take too long, once everything is there. */
  void check() throws ImageRefusal {
    if (letters / LETTERS_PER_SHAPE + elements > MOST) {
      throw tooMuch();
    }
    if (open.size() > 1) {
      return;
    }
    if (lengths / finestDash > MOST_DASHES || rules * elements > MOST_TRIALS) {
      throw tooMuch();
    }
    if (sum(root, 0) > MOST) {
      throw tooMuch();
    }
  }

  private static ImageRefusal tooMuch() {
    return new ImageRefusal(
        Problem.TOO_COMPLEX, "The SVG has too much to draw; simplify it or send it as PNG.");
  }

  private Node current() {
    return open.element();
  }

  private long sum(Node node, int depth) throws ImageRefusal {
    if (node.sum >= 0) {
      return node.sum;
    }
    if (node.summing) {
      throw ImageRefusal.damaged("a part of it is made of itself");
    }
    if (depth > DEEPEST) {
      throw tooMuch();
    }
    node.summing = true;
    long sum = node.own;
    for (var child : node.children) {
      sum += sum(child, depth + 1);
    }
    for (var reference : node.references) {
      for (var target : named.getOrDefault(reference, List.of())) {
        sum += sum(target, depth + 1);
        if (sum > MOST) {
          throw tooMuch();
        }
      }
    }
    node.summing = false;
    node.sum = sum;
    return sum;
  }
}
