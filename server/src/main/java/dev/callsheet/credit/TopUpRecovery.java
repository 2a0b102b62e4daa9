package dev.callsheet.credit;

import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.Retries;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finishes a top-up whose request was cut off, or whose payment stayed undecided. */
@Singleton
final class TopUpRecovery implements Job<TopUps.RecoveryTask> {
  private static final Logger LOG = LoggerFactory.getLogger(TopUpRecovery.class);

  /** Some 22 hours: a provider remembers the id of a payment for a day. */
  private static final Retries RETRIES =
      Retries.doubling(Duration.ofSeconds(10), Duration.ofMinutes(30), 50);

  private final TopUps topUps;

  TopUpRecovery(TopUps topUps) {
    this.topUps = topUps;
  }

  @Override
  public JobName<TopUps.RecoveryTask> name() {
    return TopUps.RECOVERY;
  }

  @Override
  public Retries retries() {
    return RETRIES;
  }

  @Override
  public void run(TopUps.RecoveryTask task, Attempt attempt) {
    Optional<TopUpOutcome> outcome = topUps.recover(task.topUpId());
    if (outcome.orElse(null) instanceof TopUpOutcome.Unavailable) {
      throw new IllegalStateException("The payment provider does not answer");
    }
  }

  @Override
  public void exhausted(TopUps.RecoveryTask task, Throwable cause) {
    LOG.error("Top-up {} stays undecided; look it up at the payment provider", task.topUpId());
    topUps.giveUp(task.topUpId());
  }
}
