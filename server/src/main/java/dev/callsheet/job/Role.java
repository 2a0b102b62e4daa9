package dev.callsheet.job;

/** What a node does. */
public enum Role {
  /** Answers requests and enqueues jobs. */
  API,
  /** Runs jobs. */
  WORKER,
  /** Does both. */
  BOTH;

  /** Whether it works by itself, not only when it is asked. */
  public boolean runsJobs() {
    return switch (this) {
      case API -> false;
      case WORKER, BOTH -> true;
    };
  }
}
