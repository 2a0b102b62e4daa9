package dev.callsheet.job;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How the workers run.
 *
 * @param heavyThreads heavy jobs at a time; 0 for as many as the machine has cores
 * @param lightThreads light jobs at a time
 * @param transferThreads transfers at a time
 * @param documentThreads documents at a time
 * @param mediaThreads media tasks at a time; 0 for twice as many as the machine has cores
 * @param poll how often an idle worker looks for due jobs that another node enqueued
 * @param heartbeat how often a worker confirms what it runs; a job goes to another worker once
 *     sixteen confirmations are missing
 * @param shutdownGrace how long an interrupted job may take to end
 */
@ConfigurationProperties("callsheet.jobs")
record JobSettings(
    @Bindable(defaultValue = "0") int heavyThreads,
    @Bindable(defaultValue = "8") int lightThreads,
    @Bindable(defaultValue = "8") int transferThreads,
    @Bindable(defaultValue = "8") int documentThreads,
    @Bindable(defaultValue = "0") int mediaThreads,
    @Bindable(defaultValue = "1s") Duration poll,
    @Bindable(defaultValue = "1s") Duration heartbeat,
    @Bindable(defaultValue = "10s") Duration shutdownGrace) {

  int threads(JobPool pool) {
    return switch (pool) {
      case LIGHT -> lightThreads;
      case HEAVY -> heavyThreads > 0 ? heavyThreads : Runtime.getRuntime().availableProcessors();
      // One looks at its source or stores what it made while another converts.
      case MEDIA ->
          mediaThreads > 0 ? mediaThreads : 2 * Runtime.getRuntime().availableProcessors();
      case TRANSFER -> transferThreads;
      case DOCUMENT -> documentThreads;
    };
  }
}
