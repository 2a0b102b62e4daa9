package dev.callsheet.studio;

import dev.callsheet.database.JsonColumn;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** The terminal states of a cut, each told to the webhooks in the transaction that reaches it. */
@Singleton
class CutCompletion {
  private final CutRepository cuts;
  private final StudioEvents events;
  private final Clock clock;

  CutCompletion(CutRepository cuts, StudioEvents events, Clock clock) {
    this.cuts = cuts;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  void complete(String cutId, CutResult result) {
    if (cuts.complete(cutId, JsonColumn.write(result), clock.instant()) > 0) {
      events.cutCompleted(cutId);
    }
  }

  @Transactional
  void fail(String cutId, FailureReason reason) {
    if (cuts.fail(cutId, reason, clock.instant()) > 0) {
      events.cutFailed(cutId);
    }
  }
}
