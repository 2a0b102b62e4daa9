package dev.callsheet.contract.rules;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects where a document breaks a rule; the same is said once, however many operations use it.
 */
final class Violations {
  private final Source source;
  private final Set<Violation> found = new LinkedHashSet<>();

  Violations(Source source) {
    this.source = source;
  }

  Source source() {
    return source;
  }

  /** Adds one by its JSON pointer; what is missing belongs to the nearest thing around it. */
  void add(String pointer, String wrong, String mend) {
    add(source.lines().line(pointer), wrong, mend);
  }

  void add(int line, String wrong, String mend) {
    found.add(new Violation(line, wrong, mend));
  }

  /** Returns them in the order of the lines. */
  List<Violation> sorted() {
    return found.stream().sorted(Comparator.comparingInt(Violation::line)).toList();
  }
}
