package dev.callsheet.idempotency;

import dev.callsheet.job.RecurringJob;
import dev.callsheet.kernel.idempotency.Idempotency;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Forgets the answers that no request can repeat any more. */
@Singleton
final class IdempotencyCleanup implements RecurringJob {
  private final AnswerRepository answers;
  private final Clock clock;

  IdempotencyCleanup(AnswerRepository answers, Clock clock) {
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "idempotency-cleanup";
  }

  @Override
  public Duration interval() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    answers.deleteUntil(clock.instant().minus(Idempotency.KEPT));
  }
}
