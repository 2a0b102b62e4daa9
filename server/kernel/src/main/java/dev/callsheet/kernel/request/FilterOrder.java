package dev.callsheet.kernel.request;

/** The order of the filters around every operation, outermost first. */
public final class FilterOrder {
  /** What pages of other origins may do. */
  public static final int CORS = -11_000;

  /** Headers that every answer on some path has. */
  public static final int HEADERS = -10_500;

  /** Request id, guard, metrics. */
  public static final int CONTRACT = -10_000;

  /** Paths that the router takes for others. */
  public static final int PATH = -9_500;

  /** The reference site, which needs no key. */
  public static final int SITE = -9_400;

  /** Key, rate limit, rights. */
  public static final int ACCESS = -9_000;

  /** Parameters that the framework reads more freely than the document. */
  public static final int PARAMETERS = -8_500;

  /** The fields and files of a form. */
  public static final int FORM = -8_000;

  /** Turns what a controller returned into status, headers and bytes. */
  public static final int ANSWER = 10_000;

  private FilterOrder() {}
}
