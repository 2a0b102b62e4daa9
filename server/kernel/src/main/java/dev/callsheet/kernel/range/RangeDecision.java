package dev.callsheet.kernel.range;

/** What a GET or HEAD of one representation is to be answered with. */
public sealed interface RangeDecision {
  /** The whole representation, with status 200. */
  record Whole() implements RangeDecision {}

  /** One part, with status 206 and {@link ByteRange#contentRange}. */
  record Partial(ByteRange range) implements RangeDecision {}

  /** The client's copy is current: status 304 without a body. */
  record NotModified() implements RangeDecision {}

  /** No byte of the asked range exists: status 416 with the given {@code Content-Range}. */
  record NotSatisfiable(String contentRange) implements RangeDecision {}
}
