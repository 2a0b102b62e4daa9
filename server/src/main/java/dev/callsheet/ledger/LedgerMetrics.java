package dev.callsheet.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** What operators may watch of the log. */
@Singleton
final class LedgerMetrics {
  private final Timer waits;
  private final DistributionSummary blocks;
  private final Counter freezes;
  private final MeterRegistry meters;

  LedgerMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.waits = meters.timer("callsheet.ledger.waits");
    this.blocks = meters.summary("callsheet.ledger.blocks");
    this.freezes = meters.counter("callsheet.ledger.freezes");
  }

  /** A checkpoint was sealed over submissions, each of which had waited for it. */
  void sealed(SealedCheckpoint checkpoint, List<PendingSubmission> submissions) {
    blocks.record(submissions.size());
    for (var submission : submissions) {
      var wait = Duration.between(submission.submittedAt(), checkpoint.signedAt());
      waits.record(wait.isNegative() ? Duration.ZERO : wait);
    }
  }

  void frozen() {
    freezes.increment();
  }

  /** A witness was asked. */
  void asked(String witness, String outcome) {
    meters
        .counter("callsheet.ledger.witnesses", "witness", witness, "outcome", outcome)
        .increment();
  }
}
