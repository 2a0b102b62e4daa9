package dev.callsheet.codegen;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Collects the reasons not to generate from a document, so that it is told all of them at once. */
final class Violations {
  private final Set<Violation> found = new LinkedHashSet<>();

  void add(YamlNode place, String what, String mend) {
    add(place.line(), what, mend);
  }

  void add(int line, String what, String mend) {
    found.add(new Violation(line, what, mend));
  }

  /** Does what may be refused, and keeps the refusal; whether there was none. */
  boolean attempt(Runnable action) {
    return read(() -> {
          action.run();
          return true;
        })
        .isPresent();
  }

  /** Reads what may be refused, and keeps the refusal; empty if there was one. */
  <T> Optional<T> read(Supplier<T> action) {
    try {
      return Optional.of(action.get());
    } catch (ContractException refusal) {
      found.addAll(refusal.violations());
      return Optional.empty();
    }
  }

  /** All of them in the order of the lines, none twice. */
  List<Violation> inOrder() {
    return found.stream().sorted(Comparator.comparingInt(Violation::line)).toList();
  }

  /**
   * Ends the generation if there are any.
   *
   * @throws ContractException with all of them
   */
  void refuse(String file) {
    if (!found.isEmpty()) {
      throw new ContractException(file, inOrder());
    }
  }
}
