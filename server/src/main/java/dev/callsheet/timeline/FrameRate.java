package dev.callsheet.timeline;

import java.math.BigInteger;
import java.util.List;

/**
 * A frame rate as a reduced fraction in frames per second, such as 30000/1001, and the grid of
 * frame boundaries that it spans from zero on.
 */
public record FrameRate(int numerator, int denominator) {
  /** The grid of recordings without video: whole milliseconds. */
  public static final FrameRate MILLISECONDS = new FrameRate(1000, 1);

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MILLIS_PER_SECOND = 1000;

  /** How far short of a frame boundary a time given in microseconds still counts as on it. */
  private static final long ROUNDING_MICROS = 2;

  /** A little less than 24000/1001. */
  private static final double SLOWEST_EDITED = 23.97;

  private static final double FASTEST_CONFORMED = 60;

  private static final List<FrameRate> STANDARD =
      List.of(
          new FrameRate(24000, 1001),
          new FrameRate(24, 1),
          new FrameRate(25, 1),
          new FrameRate(30000, 1001),
          new FrameRate(30, 1),
          new FrameRate(48, 1),
          new FrameRate(50, 1),
          new FrameRate(60000, 1001),
          new FrameRate(60, 1),
          new FrameRate(100, 1),
          new FrameRate(120000, 1001),
          new FrameRate(120, 1));

  /** Reduces the fraction. Both parts must be positive. */
  public FrameRate {
    if (numerator <= 0 || denominator <= 0) {
      throw new IllegalArgumentException("Not a frame rate: " + numerator + "/" + denominator);
    }
    int divisor =
        BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).intValueExact();
    numerator /= divisor;
    denominator /= divisor;
  }

  /** Frames per second, rounded. */
  public double perSecond() {
    return (double) numerator / denominator;
  }

  /** The start of a frame in microseconds, rounded to the nearest. */
  public long microsOf(long frame) {
    return nearest(product(frame, MICROS_PER_SECOND, denominator), product(numerator));
  }

  /** The start of a frame in milliseconds, rounded to the nearest. */
  public long millisOf(long frame) {
    return nearest(product(frame, MILLIS_PER_SECOND, denominator), product(numerator));
  }

  /** The start of a frame in samples of the given rate, rounded to the nearest. */
  public long samplesOf(long frame, int sampleRate) {
    return nearest(product(frame, sampleRate, denominator), product(numerator));
  }

  /** The last frame boundary at or before a time in microseconds. */
  public long frameAtOrBefore(long micros) {
    return floor(
        product(micros + ROUNDING_MICROS, numerator), product(denominator, MICROS_PER_SECOND));
  }

  /** The first frame boundary at or after a time in microseconds. */
  public long frameAtOrAfter(long micros) {
    return -floor(
        product(ROUNDING_MICROS - micros, numerator), product(denominator, MICROS_PER_SECOND));
  }

  /** The frame boundary nearest to a time in microseconds; a tie goes to the later one. */
  public long nearestFrame(long micros) {
    return nearest(product(micros, numerator), product(denominator, MICROS_PER_SECOND));
  }

  /** The standard rate that this one is a rounded form of, or this rate itself. */
  public FrameRate snapped() {
    for (var standard : STANDARD) {
      if (Math.abs(standard.perSecond() / perSecond() - 1) < 0.0002) {
        return standard;
      }
    }
    return this;
  }

  /**
   * The rate on which a cut of pictures at this rate is made: this one, or where it is slower than
   * editing programs count, a whole multiple of it, so that each picture stays on a frame boundary
   * and is held. That is the lowest standard rate from 24 to 60 that is one (1 and 12 become 24,
   * 12.5 becomes 25, 10 and 15 become 30), or else the lowest multiple from 24 on.
   */
  public FrameRate editing() {
    if (perSecond() >= SLOWEST_EDITED) {
      return this;
    }
    for (var standard : STANDARD) {
      if (standard.perSecond() >= SLOWEST_EDITED
          && standard.perSecond() <= FASTEST_CONFORMED
          && standard.isMultipleOf(this)) {
        return standard;
      }
    }
    long multiple = Math.ceilDiv(24L * denominator, (long) numerator);
    long multiplied = multiple * numerator;
    return multiplied > Integer.MAX_VALUE
        ? conforming()
        : new FrameRate((int) multiplied, denominator);
  }

  /** Whether every frame boundary of another rate is one of this rate. */
  public boolean isMultipleOf(FrameRate part) {
    long dividend = (long) numerator * part.denominator;
    long divisor = (long) denominator * part.numerator;
    return dividend % divisor == 0;
  }

  /** The lowest standard rate from 24 to 60 that shows a variable stream of this average rate. */
  public FrameRate conforming() {
    for (var standard : STANDARD) {
      if (standard.perSecond() >= 23.99 && standard.perSecond() >= perSecond() * 0.9995) {
        return standard.perSecond() > FASTEST_CONFORMED ? new FrameRate(60, 1) : standard;
      }
    }
    return new FrameRate(60, 1);
  }

  private static long nearest(BigInteger dividend, BigInteger divisor) {
    return floor(dividend.shiftLeft(1).add(divisor), divisor.shiftLeft(1));
  }

  private static long floor(BigInteger dividend, BigInteger divisor) {
    var quotient = dividend.divideAndRemainder(divisor);
    return quotient[0].longValueExact() - (quotient[1].signum() < 0 ? 1 : 0);
  }

  /** Odd rates of long recordings pass the range of {@code long}. */
  private static BigInteger product(long... factors) {
    var product = BigInteger.ONE;
    for (long factor : factors) {
      product = product.multiply(BigInteger.valueOf(factor));
    }
    return product;
  }

  /** The rate as ffmpeg writes it, {@code 30000/1001}. */
  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
