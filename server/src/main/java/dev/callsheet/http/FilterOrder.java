package dev.callsheet.http;

/** The order of the filters around every operation, outermost first. */
public final class FilterOrder {
  /** Request id, guard, metrics. */
  public static final int CONTRACT = -10_000;

  /** Key, rate limit, rights. */
  public static final int ACCESS = -9_000;

  /** Replay of answers under an idempotency key; sees written answers. */
  public static final int IDEMPOTENCY = -8_000;

  /** Turns what a controller returned into status, headers and bytes. */
  public static final int ANSWER = 10_000;

  private FilterOrder() {}
}
