package dev.callsheet.codegen.yaml;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Collects the reasons not to generate from a document, so that it is told all of them at once. */
public final class Violations {
  private final Set<Violation> found = new LinkedHashSet<>();

  /** Adds what is wrong at a place, and how to mend it. */
  public void add(YamlNode place, String what, String mend) {
    add(place.line(), what, mend);
  }

  /** Adds what is wrong on a line, and how to mend it. */
  public void add(int line, String what, String mend) {
    found.add(new Violation(line, what, mend));
  }

  /** Does what may be refused, and keeps the refusal; whether there was none. */
  public boolean attempt(Runnable action) {
    return read(() -> {
          action.run();
          return true;
        })
        .isPresent();
  }

  /** Reads what may be refused, and keeps the refusal; empty if there was one. */
  public <T> Optional<T> read(Supplier<T> action) {
    try {
      return Optional.of(action.get());
    } catch (ContractException refusal) {
      found.addAll(refusal.violations());
      return Optional.empty();
    }
  }

  /** All of them in the order of the lines, none twice. */
  private List<Violation> inOrder() {
    return found.stream().sorted(Comparator.comparingInt(Violation::line)).toList();
  }

  /**
   * Ends the generation if there are any.
   *
   * @throws ContractException with all of them
   */
  public void refuse(String file) {
    if (!found.isEmpty()) {
      throw new ContractException(file, inOrder());
    }
  }
}
