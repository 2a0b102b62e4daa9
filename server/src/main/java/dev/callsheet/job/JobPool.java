package dev.callsheet.job;

/** The threads that run a job: no kind of work keeps another kind waiting. */
public enum JobPool {
  /** Short work that waits mostly for others: deliveries, clean-ups. */
  LIGHT("job_light"),
  /** Long work that fills a processor core: whatever runs ffmpeg. */
  HEAVY("job_heavy"),
  /**
   * Long waits for other hosts: downloads. They keep neither deliveries nor ffmpeg waiting, however
   * slow the hosts are.
   */
  TRANSFER("job_transfer"),
  /**
   * Work that somebody may be waiting for, of seconds: the making of documents. It waits for no
   * ffmpeg.
   */
  DOCUMENT("job_document"),
  /**
   * Work that somebody may be waiting for, of a moment or of hours: what is asked of a file that is
   * here. It waits for no other work of ffmpeg.
   */
  MEDIA("job_media");

  private final String table;

  JobPool(String table) {
    this.table = table;
  }

  String table() {
    return table;
  }
}
