package dev.callsheet.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when what was waited for did not come about: the time was up, or, as the subtypes of each
 * family say, it can no longer come about by itself.
 */
public abstract class WaitException extends RuntimeException {

  private final String id;

  WaitException(String id, String message) {
    super(message);
    this.id = id;
  }

  /** Says how something ended, and why if that is known. */
  static String ended(String id, Object status, @Nullable String reason) {
    return "%s is %s%s".formatted(id, status, reason == null ? "." : ": " + reason);
  }

  /** Returns the id of what was waited for. */
  public final String id() {
    return id;
  }

  /** The time was up; the work may still go on. */
  public static final class DeadlinePassed extends WaitException {

    DeadlinePassed(String id, String status, Duration timeout) {
      super(id, "%s was still %s after %s s.".formatted(id, status, timeout.toSeconds()));
    }
  }
}
