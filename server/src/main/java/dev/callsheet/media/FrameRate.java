package dev.callsheet.media;

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

  /** How far short of a frame boundary a time given in microseconds still counts as on it. */
  private static final long ROUNDING_MICROS = 2;

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
    return roundedQuotient(Math.multiplyExact(frame, denominator * MICROS_PER_SECOND), numerator);
  }

  /** The start of a frame in milliseconds, rounded to the nearest. */
  public long millisOf(long frame) {
    return roundedQuotient(Math.multiplyExact(frame, denominator * 1000L), numerator);
  }

  /** The start of a frame in samples of the given rate, rounded to the nearest. */
  public long samplesOf(long frame, int sampleRate) {
    return roundedQuotient(Math.multiplyExact(frame, (long) denominator * sampleRate), numerator);
  }

  /** The last frame boundary at or before a time in microseconds. */
  public long frameAtOrBefore(long micros) {
    return Math.floorDiv(
        Math.multiplyExact(micros + ROUNDING_MICROS, numerator), denominator * MICROS_PER_SECOND);
  }

  /** The first frame boundary at or after a time in microseconds. */
  public long frameAtOrAfter(long micros) {
    return Math.ceilDiv(
        Math.multiplyExact(micros - ROUNDING_MICROS, numerator), denominator * MICROS_PER_SECOND);
  }

  /** The frame boundary nearest to a time in microseconds. */
  public long nearestFrame(long micros) {
    return roundedQuotient(Math.multiplyExact(micros, numerator), denominator * MICROS_PER_SECOND);
  }

  /** The standard rate that this one is a rounded form of, or this rate itself. */
  FrameRate snapped() {
    for (var standard : STANDARD) {
      if (Math.abs(standard.perSecond() / perSecond() - 1) < 0.0002) {
        return standard;
      }
    }
    return this;
  }

  /** The lowest standard rate from 24 to 60 that shows a variable stream of this average rate. */
  FrameRate conforming() {
    for (var standard : STANDARD) {
      if (standard.perSecond() >= 23.99 && standard.perSecond() >= perSecond() * 0.9995) {
        return standard.perSecond() > 60 ? new FrameRate(60, 1) : standard;
      }
    }
    return new FrameRate(60, 1);
  }

  private static long roundedQuotient(long dividend, long divisor) {
    return Math.floorDiv(Math.addExact(Math.multiplyExact(dividend, 2), divisor), 2 * divisor);
  }

  /** The rate as ffmpeg writes it, {@code 30000/1001}. */
  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
