package dev.callsheet.registry.work;

import dev.callsheet.ledger.Ledger;
import dev.callsheet.ledger.LedgerCondition;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Whether the ledger takes registrations now. */
@Singleton
final class LedgerGate {
  /** An operator pauses the sequencer for as long as a repair takes. */
  private static final Duration UNTIL_RESUMED = Duration.ofSeconds(30);

  private static final Duration UNTIL_SHORTER = Duration.ofSeconds(5);

  private final Ledger ledger;

  LedgerGate(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What the gate says. */
  sealed interface Verdict {
    record Open() implements Verdict {}

    record Frozen() implements Verdict {}

    record Closed(Duration retryAfter) implements Verdict {}
  }

  Verdict verdict() {
    return switch (ledger.condition()) {
      case LedgerCondition.Open() -> new Verdict.Open();
      case LedgerCondition.Frozen(var _, var _) -> new Verdict.Frozen();
      case LedgerCondition.Paused(var _) -> new Verdict.Closed(UNTIL_RESUMED);
      case LedgerCondition.Backlogged(var _) -> new Verdict.Closed(UNTIL_SHORTER);
    };
  }
}
