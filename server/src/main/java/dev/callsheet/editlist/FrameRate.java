package dev.callsheet.editlist;

import java.math.BigInteger;

/**
 * Frames per second as a fraction in lowest terms, such as 30000/1001.
 *
 * @param numerator frames, positive
 * @param denominator seconds, positive
 */
public record FrameRate(long numerator, long denominator) {

  private static final long MICROS_PER_SECOND = 1_000_000;

  /** Reduces the fraction; refuses one that is not positive. */
  public FrameRate {
    if (numerator <= 0 || denominator <= 0) {
      throw new IllegalArgumentException("not a frame rate: " + numerator + "/" + denominator);
    }
    long divisor =
        BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).longValueExact();
    numerator /= divisor;
    denominator /= divisor;
  }

  /** The frame boundary nearest to an instant; a tie goes to the later one. */
  public long frameAt(long micros) {
    return rounded(product(micros, numerator), product(denominator, MICROS_PER_SECOND));
  }

  /** The instant of a frame boundary, rounded to the nearest microsecond. */
  public long microsAt(long frame) {
    return rounded(
        product(frame, denominator).multiply(BigInteger.valueOf(MICROS_PER_SECOND)),
        BigInteger.valueOf(numerator));
  }

  /** Frames per second as a floating-point number. */
  public double framesPerSecond() {
    return (double) numerator / denominator;
  }

  /** The fraction as text, {@code 30000/1001}. */
  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }

  /** {@code dividend / divisor} to the nearest whole number; neither is negative. */
  private static long rounded(BigInteger dividend, BigInteger divisor) {
    return dividend.shiftLeft(1).add(divisor).divide(divisor.shiftLeft(1)).longValueExact();
  }

  private static BigInteger product(long first, long second) {
    return BigInteger.valueOf(first).multiply(BigInteger.valueOf(second));
  }
}
