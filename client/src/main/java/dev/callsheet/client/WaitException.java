package dev.callsheet.client;

import dev.callsheet.client.model.ClipProblem;
import dev.callsheet.client.model.Failure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown when what was waited for did not come about. */
public abstract sealed class WaitException extends RuntimeException {

  private final String id;

  private WaitException(String id, String message) {
    super(message);
    this.id = id;
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

  /** The work ended otherwise, for good: it failed or was cancelled. */
  public static final class EndedOtherwise extends WaitException {

    private final transient @Nullable Failure failure;

    EndedOtherwise(String id, String status, @Nullable Failure failure) {
      super(
          id, "%s is %s%s".formatted(id, status, failure == null ? "." : ": " + failure.message()));
      this.failure = failure;
    }

    /** Returns why it failed; empty for what was cancelled. */
    public Optional<Failure> failure() {
      return Optional.ofNullable(failure);
    }
  }

  /** A project or an export of clips ended otherwise, for good: it failed or was cancelled. */
  public static final class ClipsEndedOtherwise extends WaitException {

    private final transient @Nullable ClipProblem problem;

    ClipsEndedOtherwise(String id, String status, @Nullable ClipProblem problem) {
      super(
          id, "%s is %s%s".formatted(id, status, problem == null ? "." : ": " + problem.message()));
      this.problem = problem;
    }

    /** Returns why it failed; empty for what was cancelled. */
    public Optional<ClipProblem> problem() {
      return Optional.ofNullable(problem);
    }
  }

  /** The balance does not cover the asset's charge; the next top-up lets it go on by itself. */
  public static final class PaymentRequired extends WaitException {

    PaymentRequired(String id) {
      super(id, id + " waits for credits: top up, and it goes on by itself.");
    }
  }
}
