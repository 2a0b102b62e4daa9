package dev.callsheet.job;

/** The threads that run a job: a long render never keeps a short delivery waiting. */
public enum JobPool {
  /** Short work that waits mostly for others: deliveries, clean-ups. */
  LIGHT("job_light"),
  /** Long work that fills a processor core: whatever runs ffmpeg. */
  HEAVY("job_heavy");

  private final String table;

  JobPool(String table) {
    this.table = table;
  }

  String table() {
    return table;
  }
}
