package dev.callsheet.office.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Gives names of which no two are alike, upper and lower case aside. A name that was given before
 * gets a number, which is not looked for from the first one each time: a hundred thousand equal
 * names are no more work than as many different ones.
 */
public final class DistinctNames {
  private final int first;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> next = new HashMap<>();

  /** Numbers names from {@code first} on. */
  public DistinctNames(int first) {
    this.first = first;
  }

  /** Gives a name to nobody. */
  public void reserve(String name) {
    taken.add(folded(name));
  }

  /**
   * Gives a name.
   *
   * @param numbered the name with a number, another one for each
   */
  public String take(String name, IntFunction<String> numbered) {
    var key = folded(name);
    if (taken.add(key)) {
      return name;
    }
    int number = next.getOrDefault(key, first);
    var candidate = numbered.apply(number++);
    while (!taken.add(folded(candidate))) {
      candidate = numbered.apply(number++);
    }
    next.put(key, number);
    return candidate;
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
