package dev.callsheet;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The clock that everything reads, in steps of a microsecond: what PostgreSQL keeps of a time. */
@Factory
final class SystemClock {
  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }
}
