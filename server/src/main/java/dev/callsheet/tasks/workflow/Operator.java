package dev.callsheet.tasks.workflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** How a condition compares. */
public enum Operator {
  /** The same. */
  EQ,
  /** Another one. */
  NE,
  /** Less. */
  LT,
  /** Less, or the same. */
  LTE,
  /** More. */
  GT,
  /** More, or the same. */
  GTE,
  /** One of several. */
  IN,
  /** There at all. */
  EXISTS;

  /** Whether it needs an order. */
  boolean isOrdering() {
    return switch (this) {
      case LT, LTE, GT, GTE -> true;
      case EQ, NE, IN, EXISTS -> false;
    };
  }

  /** Whether what was found compares so to what was asked for. */
  boolean holds(Object found, Object asked) {
    return switch (this) {
      case EQ -> same(found, asked);
      case NE -> !same(found, asked);
      case LT -> compare(found, asked) < 0;
      case LTE -> compare(found, asked) <= 0;
      case GT -> compare(found, asked) > 0;
      case GTE -> compare(found, asked) >= 0;
      case IN -> asked instanceof List<?> all && all.stream().anyMatch(one -> same(found, one));
      case EXISTS -> true;
    };
  }

  private static boolean same(Object found, Object asked) {
    if (found instanceof Number && asked instanceof Number) {
      return compare(found, asked) == 0;
    }
    if (found instanceof String text && asked instanceof String other) {
      return text.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
    return found.equals(asked);
  }

  private static int compare(Object found, Object asked) {
    return decimal(found).compareTo(decimal(asked));
  }

  private static BigDecimal decimal(Object number) {
    return new BigDecimal(number.toString());
  }
}
