package dev.callsheet.contract.coverage;

import dev.callsheet.contract.document.Outcome;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is declared and what was observed, both ways.
 *
 * @param declared everything that the document promises
 * @param observed everything that was seen, with how it came
 */
record Matrix(Set<Outcome> declared, Map<Outcome, Coverage.Observation> observed) {
  /** How a outcome fared. */
  enum State {
    /** Declared and seen. */
    OBSERVED,
    /** Declared, but never seen. */
    MISSING,
    /** Seen, but not declared. */
    UNDECLARED
  }

  /** All outcomes, declared or seen. */
  Set<Outcome> all() {
    var all = new TreeSet<>(declared);
    all.addAll(observed.keySet());
    return all;
  }

  State state(Outcome outcome) {
    if (!declared.contains(outcome)) {
      return State.UNDECLARED;
    }
    return observed.containsKey(outcome) ? State.OBSERVED : State.MISSING;
  }

  List<Outcome> missing() {
    return in(State.MISSING);
  }

  List<Outcome> undeclared() {
    return in(State.UNDECLARED);
  }

  /** How many of the declared ones were seen. */
  int covered() {
    return in(State.OBSERVED).size();
  }

  long hits(Outcome outcome) {
    var observation = observed.get(outcome);
    return observation == null ? 0 : observation.hits();
  }

  /** How many answers were seen in all. */
  long hits() {
    return observed.values().stream().mapToLong(Coverage.Observation::hits).sum();
  }

  /** The statuses, in order. */
  Set<Integer> statuses() {
    return all().stream().map(Outcome::status).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The only code that comes with a status, if there is only one. */
  Optional<String> onlyCode(int status) {
    var codes =
        all().stream()
            .filter(outcome -> outcome.status() == status)
            .map(Outcome::code)
            .distinct()
            .toList();
    return codes.size() == 1 ? Optional.of(codes.getFirst()) : Optional.empty();
  }

  /** The names of the families; the empty one, of operations without a family, is the last. */
  Set<String> families() {
    var families = new LinkedHashSet<>(new TreeSet<>(all().stream().map(Outcome::family).toList()));
    if (families.remove("")) {
      families.add("");
    }
    return families;
  }

  /** The part of one family. */
  Matrix of(String family) {
    Predicate<Outcome> belongs = outcome -> outcome.family().equals(family);
    var seen = new TreeMap<>(observed);
    seen.keySet().removeIf(belongs.negate());
    return new Matrix(declared.stream().filter(belongs).collect(Collectors.toSet()), seen);
  }

  private List<Outcome> in(State state) {
    return all().stream().filter(outcome -> state(outcome) == state).toList();
  }
}
