package dev.callsheet.tasks.automation;

import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.job.Retries;
import dev.callsheet.tasks.kind.TaskSource;
import dev.callsheet.tasks.work.Beginnings;
import dev.callsheet.tasks.workflow.RunSpec;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins a run of an automation for a file that came into its project, however often it is done.
 */
@Singleton
final class TriggerAutomation implements Job<TriggerAutomation.Order> {
  static final JobName<Order> NAME =
      new JobName<>("tasks.trigger-automation", Order.class, JobPool.LIGHT);

  private static final Logger LOG = LoggerFactory.getLogger(TriggerAutomation.class);

  private final AutomationRepository automations;
  private final Automations workflows;
  private final Beginnings beginnings;

  TriggerAutomation(
      AutomationRepository automations, Automations workflows, Beginnings beginnings) {
    this.automations = automations;
    this.workflows = workflows;
    this.beginnings = beginnings;
  }

  /** Which automation, and for which file. */
  record Order(String automationId, String fileId) {}

  @Override
  public JobName<Order> name() {
    return NAME;
  }

  /** Places come free and queues go on within the day. */
  @Override
  public Retries retries() {
    return Retries.doubling(Duration.ofSeconds(5), Duration.ofHours(1), 30);
  }

  @Override
  public void run(Order order, Attempt attempt) {
    var found = automations.findById(order.automationId());
    if (found.isEmpty() || !found.get().enabled()) {
      return;
    }
    var automation = found.get();
    var spec =
        new RunSpec(workflows.workflow(automation), TaskSource.ofFile(order.fileId()), false);
    var wanted = beginnings.order(automation.scope(), spec, automation.id(), order.fileId());
    switch (beginnings.begin(wanted)) {
      case Beginnings.Beginning.Begun(var run) ->
          LOG.debug("{} of {} begins for {}", run.id(), automation.id(), order.fileId());
      case Beginnings.Beginning.SourceRefused(var refusal) ->
          LOG.warn("{} is not run: {}", automation.id(), refusal.message());
      case Beginnings.Beginning.NoCredits(var balance) ->
          LOG.warn("{} is not run: the balance is {}", automation.id(), balance);
      case Beginnings.Beginning.TooMany(var most) ->
          throw new IllegalStateException("There are " + most + " unfinished tasks");
      case Beginnings.Beginning.Paused() ->
          throw new IllegalStateException("No tasks are begun for now");
    }
  }
}
