package dev.callsheet.contract.rules;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects where a document breaks a rule; the same is said once, however many operations use it.
 */
public final class Violations {
  private final Source source;
  private final Set<Violation> found = new LinkedHashSet<>();

  Violations(Source source) {
    this.source = source;
  }

  /** Returns the document that is looked through, as it is written. */
  public Source source() {
    return source;
  }

  /** Adds one by its JSON pointer; what is missing belongs to the nearest thing around it. */
  public void add(String pointer, String wrong, String mend) {
    add(source.lines().line(pointer), wrong, mend);
  }

  /** Adds one by its line, counted from 1. */
  public void add(int line, String wrong, String mend) {
    found.add(new Violation(source.file(), line, wrong, mend));
  }

  /** Returns them in the order of the lines. */
  List<Violation> sorted() {
    return found.stream().sorted(Comparator.comparingInt(Violation::line)).toList();
  }
}
