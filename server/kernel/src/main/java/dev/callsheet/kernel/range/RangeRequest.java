package dev.callsheet.kernel.range;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The conditional and range headers of one request, as received; {@code null} where absent.
 *
 * <p>Several ranges at once, another unit than bytes and a header that is not well formed are all
 * answered with the whole, which RFC 9110 (14.2) allows. {@code If-Range} with a date never
 * matches, for representations here are told apart by entity tag alone.
 */
public record RangeRequest(
    @Nullable String range, @Nullable String ifRange, @Nullable String ifNoneMatch) {
  private static final Pattern UNIT =
      Pattern.compile("\\s*bytes\\s*=(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern RANGE = Pattern.compile("(\\d*)-(\\d*)");
  private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

  /**
   * Decides by the precedence of RFC 9110 (13.2.2): a copy that is current first, then the range.
   *
   * @param size of the whole representation in bytes
   * @param entityTag strong and with its quotation marks
   */
  public RangeDecision decide(long size, String entityTag) {
    if (entityTag.length() < 2 || !entityTag.startsWith("\"") || !entityTag.endsWith("\"")) {
      throw new IllegalArgumentException("Not a strong entity tag: " + entityTag);
    }
    if (ifNoneMatch != null && names(ifNoneMatch, entityTag)) {
      return new RangeDecision.NotModified();
    }
    if (range == null || (ifRange != null && !ifRange.strip().equals(entityTag))) {
      return new RangeDecision.Whole();
    }
    return singleRange(range).map(asked -> within(asked, size)).orElseGet(RangeDecision.Whole::new);
  }

  /** Weak comparison, as If-None-Match asks for: {@code W/"a"} names {@code "a"}. */
  private static boolean names(String list, String entityTag) {
    if (list.strip().equals("*")) {
      return true;
    }
    var tags = ENTITY_TAG.matcher(list);
    while (tags.find()) {
      if (tags.group(1).equals(entityTag)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Matcher> singleRange(String header) {
    var unit = UNIT.matcher(header);
    if (!unit.matches()) {
      return Optional.empty();
    }
    var asked = RANGE.matcher(unit.group(1).strip());
    if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (!asked.group(1).isEmpty()
        && !asked.group(2).isEmpty()
        && position(asked.group(2)) < position(asked.group(1))) {
      return Optional.empty();
    }
    return Optional.of(asked);
  }

  private static RangeDecision within(Matcher asked, long size) {
    if (asked.group(1).isEmpty()) {
      long suffix = Math.min(position(asked.group(2)), size);
      return suffix == 0 ? notSatisfiable(size) : partial(size - suffix, size - 1);
    }
    long first = position(asked.group(1));
    if (first >= size) {
      return notSatisfiable(size);
    }
    return asked.group(2).isEmpty()
        ? partial(first, size - 1)
        : partial(first, Math.min(position(asked.group(2)), size - 1));
  }

  /** A number too large for a long lies past every end. */
  private static long position(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException exception) {
      return Long.MAX_VALUE;
    }
  }

  private static RangeDecision partial(long first, long last) {
    return new RangeDecision.Partial(new ByteRange(first, last));
  }

  private static RangeDecision notSatisfiable(long size) {
    return new RangeDecision.NotSatisfiable("bytes */" + size);
  }
}
