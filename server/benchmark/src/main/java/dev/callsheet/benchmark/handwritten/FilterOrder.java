package dev.callsheet.benchmark.handwritten;

/** The order of the filters, outermost first. */
public final class FilterOrder {
  static final int REQUEST_ID = -300;

  /** Metrics and the request log. */
  public static final int TELEMETRY = -200;

  static final int KEY = -100;

  /** What a key may do, once it is known. */
  public static final int RATE_LIMIT = -50;

  private FilterOrder() {}
}
