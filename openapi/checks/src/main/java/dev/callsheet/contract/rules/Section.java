package dev.callsheet.contract.rules;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of a document of which the entries go by family.
 *
 * @param name what messages call it
 * @param blocks the families in the order in which their entries stand, {@link Owners#SHARED} for
 *     those of none
 * @param entries the entries in the order of the document
 */
record Section(String name, List<String> blocks, List<Entry> entries) {
  /**
   * An entry.
   *
   * @param name what messages call it
   * @param use the number of its first use in the document; the same for all where uses do not
   *     count
   */
  record Entry(Place place, String name, String family, int use) {}

  /** Returns the entries in the order in which they belong. */
  List<Entry> sorted() {
    return entries.stream().sorted(order()).toList();
  }

  /** Returns the fewest entries that must move for all to be in order. */
  List<Entry> misplaced() {
    var order = order();
    // For each entry the longest row in order that ends with it, and what stands before it there.
    var lengths = new int[entries.size()];
    var before = new int[entries.size()];
    var last = -1;
    for (var index = 0; index < entries.size(); index++) {
      lengths[index] = 1;
      before[index] = -1;
      for (var earlier = 0; earlier < index; earlier++) {
        if (lengths[earlier] >= lengths[index]
            && order.compare(entries.get(earlier), entries.get(index)) <= 0) {
          lengths[index] = lengths[earlier] + 1;
          before[index] = earlier;
        }
      }
      last = last < 0 || lengths[index] > lengths[last] ? index : last;
    }
    var kept = new HashSet<Integer>();
    for (var index = last; index >= 0; index = before[index]) {
      kept.add(index);
    }
    return IntStream.range(0, entries.size())
        .filter(index -> !kept.contains(index))
        .mapToObj(entries::get)
        .toList();
  }

  private Comparator<Entry> order() {
    return Comparator.<Entry>comparingInt(entry -> blocks.indexOf(entry.family()))
        .thenComparingInt(Entry::use);
  }
}
