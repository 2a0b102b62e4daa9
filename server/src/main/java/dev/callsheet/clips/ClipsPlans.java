package dev.callsheet.clips;

import dev.callsheet.plan.Plan;
import dev.callsheet.plan.Plans;
import jakarta.inject.Singleton;

/** What an organisation's plan allows here, else what the settings allow anybody. */
@Singleton
public final class ClipsPlans {
  private final Plans plans;
  private final ClipsSettings settings;

  ClipsPlans(Plans plans, ClipsSettings settings) {
    this.plans = plans;
    this.settings = settings;
  }

  /** The largest source of an organisation. */
  public long maxSourceBytes(String organizationId) {
    return plan(organizationId).maxUploadBytesOr(settings.maxSourceBytes());
  }

  /** How many projects of an organisation may be unfinished. */
  public int maxUnfinishedProjects(String organizationId) {
    return plan(organizationId).parallelOr(settings.maxUnfinishedProjects());
  }

  private Plan plan(String organizationId) {
    return plans.find(organizationId, ClipsFamily.NAME);
  }
}
