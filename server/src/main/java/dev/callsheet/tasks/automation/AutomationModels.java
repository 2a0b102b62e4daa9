package dev.callsheet.tasks.automation;

import dev.callsheet.api.tasks.model.Automation;
import dev.callsheet.api.tasks.model.Trigger;
import dev.callsheet.tasks.work.WorkflowModels;
import dev.callsheet.tasks.workflow.Workflow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Automations as the contract writes them. */
final class AutomationModels {
  private AutomationModels() {}

  static Automation automation(StoredAutomation automation, Workflow workflow) {
    return new Automation(
        automation.id(),
        automation.name(),
        WorkflowModels.workflow(workflow),
        trigger(automation.triggerEvent()),
        automation.enabled(),
        automation.createdAt(),
        automation.updatedAt());
  }

  static Optional<TriggerEvent> trigger(Trigger trigger) {
    return switch (trigger) {
      case NONE -> Optional.empty();
      case FILE_INGESTED -> Optional.of(TriggerEvent.FILE_INGESTED);
    };
  }

  private static Trigger trigger(@Nullable TriggerEvent event) {
    if (event == null) {
      return Trigger.NONE;
    }
    return switch (event) {
      case FILE_INGESTED -> Trigger.FILE_INGESTED;
    };
  }
}
