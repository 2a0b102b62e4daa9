package dev.callsheet.benchmark;

import java.util.Locale;

/** Who is measured. */
enum Contender {
  /** The server of this project. */
  OURS,

  /** What is written by hand: queries, keys, validation, request ids. */
  BARE,

  /** The same with the server's features: rate limit, deadlines, metrics, request log, headers. */
  EQUAL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
