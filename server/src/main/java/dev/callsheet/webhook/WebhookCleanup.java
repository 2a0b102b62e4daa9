package dev.callsheet.webhook;

import dev.callsheet.job.RecurringJob;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Forgets messages, and how their deliveries went, after a week, and secrets that expired. */
@Singleton
final class WebhookCleanup implements RecurringJob {
  private static final Duration KEPT = Duration.ofDays(7);

  private final WebhookRepository repository;
  private final FormerSecretRepository secrets;
  private final Clock clock;

  WebhookCleanup(WebhookRepository repository, FormerSecretRepository secrets, Clock clock) {
    this.repository = repository;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "webhook-cleanup";
  }

  @Override
  public Duration interval() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    var now = clock.instant();
    repository.deleteMessagesBefore(now.minus(KEPT));
    secrets.deleteExpired(now);
  }
}
