package dev.callsheet.webhook;

import dev.callsheet.job.RecurringJob;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Forgets messages, and how their deliveries went, after a week. */
@Singleton
final class WebhookCleanup implements RecurringJob {
  private static final Duration KEPT = Duration.ofDays(7);

  private final WebhookRepository repository;
  private final Clock clock;

  WebhookCleanup(WebhookRepository repository, Clock clock) {
    this.repository = repository;
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
    repository.deleteMessagesBefore(clock.instant().minus(KEPT));
  }
}
