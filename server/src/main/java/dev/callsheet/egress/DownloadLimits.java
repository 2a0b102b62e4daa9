package dev.callsheet.egress;

import java.time.Duration;

/**
 * What a download may cost.
 *
 * @param maxBytes the most bytes that the file may have
 * @param deadline for all of it, redirects included
 * @param headBytes how many of the first bytes are looked at before anything is written; fewer if
 *     the file is shorter
 */
public record DownloadLimits(long maxBytes, Duration deadline, int headBytes) {
  /** Checks that the numbers are not negative. */
  public DownloadLimits {
    if (maxBytes < 0 || headBytes < 0 || deadline.isNegative()) {
      throw new IllegalArgumentException("Negative limits: " + maxBytes + ", " + headBytes);
    }
  }
}
