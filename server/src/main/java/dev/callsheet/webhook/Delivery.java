package dev.callsheet.webhook;

import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;

/**
 * One message on its way to one endpoint: what a delivery job carries.
 *
 * @param series how often it was asked for again before; a job without one is of the first
 */
record Delivery(String messageId, String endpointId, int series) {
  static final JobName<Delivery> JOB =
      new JobName<>("webhook-delivery", Delivery.class, JobPool.LIGHT);

  String jobId() {
    var first = messageId + ":" + endpointId;
    return series == 0 ? first : first + ":" + series;
  }
}
