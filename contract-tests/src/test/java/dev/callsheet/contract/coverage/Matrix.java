package dev.callsheet.contract.coverage;

import dev.callsheet.contract.document.Triple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is declared and what was observed, both ways.
 *
 * @param declared everything that the document promises
 * @param observed everything that was seen, with how it came
 */
record Matrix(Set<Triple> declared, Map<Triple, Coverage.Observation> observed) {
  /** Declared, but never seen. */
  List<Triple> missing() {
    var missing = new TreeSet<>(declared);
    missing.removeAll(observed.keySet());
    return List.copyOf(missing);
  }

  /** Seen, but not declared. */
  List<Triple> undeclared() {
    var undeclared = new TreeSet<>(observed.keySet());
    undeclared.removeAll(declared);
    return List.copyOf(undeclared);
  }

  /** How many of the declared ones were seen. */
  int covered() {
    return declared.size() - missing().size();
  }
}
