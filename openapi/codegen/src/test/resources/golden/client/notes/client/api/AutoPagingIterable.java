package notes.client.api;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a list holds on all of its pages. A page is asked for when its first item is; what goes wrong
 * then is thrown from the iteration, as the operation throws it. Each iteration begins anew.
 *
 * @param <T> what the list is of
 */
public final class AutoPagingIterable<T> implements Iterable<T> {

  /**
   * One page.
   *
   * @param nextCursor where the next page begins; null on the last one
   */
  public record Page<T>(List<T> items, @Nullable String nextCursor) {}

  /** Asks for pages. */
  @FunctionalInterface
  public interface Pages<T> {

    /** Returns the page that begins at a cursor, the first one where it is null. */
    Page<T> at(@Nullable String cursor);
  }

  private final Pages<T> pages;

  /** Takes what asks for pages. */
  public AutoPagingIterable(Pages<T> pages) {
    this.pages = pages;
  }

  @Override
  public Iterator<T> iterator() {
    return new PagingIterator<>(pages);
  }

  /** Returns the items as a stream, which asks for no page that it does not need. */
  public Stream<T> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            iterator(), Spliterator.ORDERED | Spliterator.IMMUTABLE | Spliterator.NONNULL),
        false);
  }

  private static final class PagingIterator<T> implements Iterator<T> {

    private final Pages<T> pages;
    private @Nullable String nextCursor;
    private boolean last;
    private Iterator<T> items = List.<T>of().iterator();

    PagingIterator(Pages<T> pages) {
      this.pages = pages;
    }

    @Override
    public boolean hasNext() {
      while (!items.hasNext() && !last) {
        Page<T> page = pages.at(nextCursor);
        items = page.items().iterator();
        nextCursor = page.nextCursor();
        last = nextCursor == null;
      }
      return items.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("The last page has no further item.");
      }
      return items.next();
    }
  }
}
