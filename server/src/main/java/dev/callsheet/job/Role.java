package dev.callsheet.job;

/** What a node does. */
public enum Role {
  /** Answers requests and enqueues jobs. */
  API,
  /** Runs jobs. */
  WORKER,
  /** Does both. */
  BOTH;

  boolean runsJobs() {
    return switch (this) {
      case API -> false;
      case WORKER, BOTH -> true;
    };
  }
}
