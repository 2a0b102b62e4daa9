package dev.callsheet.tasks;

import dev.callsheet.caller.Caller;
import java.time.Duration;

/** What the tags of tasks, runs and automations say alike. */
public final class WorkAnswers {
  /** Says that nothing is begun for now. */
  public static final String PAUSED = "No new tasks are taken at the moment.";

  /** How soon it pays to try again then. */
  public static final Duration PAUSE_WAIT = Duration.ofSeconds(60);

  /** How soon it pays to try again when there are too many unfinished tasks. */
  public static final Duration BUSY_WAIT = Duration.ofSeconds(2);

  private WorkAnswers() {}

  /** Says that the organisation has no credits. */
  public static String noCredits(long balance) {
    return "The balance is %d credits. Have credits added, then send the request again."
        .formatted(balance);
  }

  /** Says that the project would have too many unfinished tasks. */
  public static String tooMany(int most) {
    return "A project has at most %d unfinished tasks. Wait for the end of some, or cancel them."
        .formatted(most);
  }

  /**
   * Says where something is wrong.
   *
   * @param pointer a JSON pointer to the place; empty for all of the body
   */
  public static String at(String pointer, String message) {
    return pointer.isEmpty() ? message : pointer + ": " + message;
  }

  /** How soon it pays to ask again: often enough to notice the end, within the limit of the key. */
  public static Duration askAgain(Caller caller) {
    return Duration.ofSeconds(Math.max(1, Math.ceilDiv(60, caller.requestsPerMinute())));
  }
}
