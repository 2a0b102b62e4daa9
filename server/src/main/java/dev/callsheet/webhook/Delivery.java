package dev.callsheet.webhook;

import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;

/** One message on its way to one endpoint: what a delivery job carries. */
record Delivery(String messageId, String endpointId) {
  static final JobName<Delivery> JOB =
      new JobName<>("webhook-delivery", Delivery.class, JobPool.LIGHT);

  String jobId() {
    return messageId + ":" + endpointId;
  }
}
