package dev.callsheet.tasks.work;

/**
 * What a worker is to do.
 *
 * @param attempt the one that it is queued for
 * @param organizationId whose threads it takes
 */
record TaskOrder(String taskId, int attempt, String organizationId) {
  static TaskOrder of(StoredTask task) {
    return new TaskOrder(task.id(), task.attempt(), task.organizationId());
  }

  /** Names the job: one for each attempt, for that of a former one may not be gone yet. */
  String jobId() {
    return taskId + "." + attempt;
  }
}
