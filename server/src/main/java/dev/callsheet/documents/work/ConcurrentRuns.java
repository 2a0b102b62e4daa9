package dev.callsheet.documents.work;

import dev.callsheet.documents.DocumentsFamily;
import dev.callsheet.documents.DocumentsPlans;
import dev.callsheet.kernel.access.ConcurrencyLimit;
import dev.callsheet.kernel.request.Caller;
import jakarta.inject.Singleton;

/** How many runs of a key may be unfinished. */
@Singleton
final class ConcurrentRuns implements ConcurrencyLimit {
  private final DocumentsPlans plans;
  private final RunRepository runs;

  ConcurrentRuns(DocumentsPlans plans, RunRepository runs) {
    this.plans = plans;
    this.runs = runs;
  }

  @Override
  public String family() {
    return DocumentsFamily.NAME;
  }

  @Override
  public String name() {
    return "runs";
  }

  @Override
  public int limit(Caller caller) {
    return plans.concurrentRuns(((dev.callsheet.caller.Caller) caller).organizationId());
  }

  @Override
  public int running(Caller caller) {
    return runs.unfinished(caller.keyId());
  }
}
