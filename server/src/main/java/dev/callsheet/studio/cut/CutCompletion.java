package dev.callsheet.studio.cut;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.studio.FailureReason;
import dev.callsheet.studio.StudioFamily;
import dev.callsheet.webhook.Webhooks;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * The terminal states of a cut, each told to the webhooks in the transaction that reaches it, with
 * the cut as {@code getCut} answers it.
 */
@Singleton
class CutCompletion {
  private final CutRepository cuts;
  private final Webhooks webhooks;
  private final Clock clock;

  CutCompletion(CutRepository cuts, Webhooks webhooks, Clock clock) {
    this.cuts = cuts;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  @Transactional
  void complete(String cutId, CutResult result) {
    if (cuts.complete(cutId, JsonColumn.write(result), clock.instant()) > 0) {
      publish("cut.completed", cutId);
    }
  }

  @Transactional
  void fail(String cutId, FailureReason reason) {
    if (cuts.fail(cutId, reason, clock.instant()) > 0) {
      publish("cut.failed", cutId);
    }
  }

  private void publish(String type, String cutId) {
    var cut = cuts.findById(cutId).orElseThrow();
    webhooks.publish(cut.organizationId(), StudioFamily.NAME, type, CutModels.cut(cut));
  }
}
