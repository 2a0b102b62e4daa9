package dev.callsheet.tasks;

import dev.callsheet.plan.Plans;
import jakarta.inject.Singleton;

/** What an organisation's plan allows here, else what the settings allow anybody. */
@Singleton
public final class TasksPlans {
  private final Plans plans;
  private final TasksSettings settings;

  TasksPlans(Plans plans, TasksSettings settings) {
    this.plans = plans;
    this.settings = settings;
  }

  /** How many tasks of each project of an organisation may be unfinished. */
  public int unfinishedTasks(String organizationId) {
    return plans.find(organizationId, TasksFamily.NAME).parallelOr(settings.unfinishedTasks());
  }

  /** The largest file of an organisation, uploaded or fetched. */
  public long maxFileBytes(String organizationId) {
    return plans.find(organizationId, TasksFamily.NAME).maxUploadBytesOr(settings.maxFileBytes());
  }
}
