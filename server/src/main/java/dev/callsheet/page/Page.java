package dev.callsheet.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor where the next page begins; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Makes a page of items that were read one past the limit, to see whether there are more.
   *
   * @param id the id of an item, by which the list is ordered
   */
  public static <T> Page<T> of(List<T> itemsAndOneMore, int limit, Function<T, String> id) {
    if (itemsAndOneMore.size() <= limit) {
      return new Page<>(itemsAndOneMore, null);
    }
    var items = itemsAndOneMore.subList(0, limit);
    return new Page<>(items, Cursor.after(id.apply(items.getLast())));
  }

  /** Returns the page with each item turned into another. */
  public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
    return new Page<>(items.stream().<R>map(mapper).toList(), nextCursor);
  }
}
