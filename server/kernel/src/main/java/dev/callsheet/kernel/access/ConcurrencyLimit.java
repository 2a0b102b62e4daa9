package dev.callsheet.kernel.access;

import dev.callsheet.kernel.request.Caller;

/**
 * How much work of a caller may be unfinished at a time in a family; an application has at most one
 * for each family. The headers of the rate limit tell it; whoever begins work keeps to it.
 */
public interface ConcurrencyLimit {
  /** Returns the name of the family in the document. */
  String family();

  /** Returns what is counted, in the plural and in small letters: {@code runs}. */
  String name();

  /** Returns how much of this caller's may be unfinished. */
  int limit(Caller caller);

  /** Returns how much of this caller's is unfinished. */
  int running(Caller caller);
}
