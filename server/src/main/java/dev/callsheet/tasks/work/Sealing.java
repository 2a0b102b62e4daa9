package dev.callsheet.tasks.work;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.secret.Vault;
import dev.callsheet.tasks.workflow.RunSpec;
import dev.callsheet.tasks.workflow.WorkflowTask;
import jakarta.inject.Singleton;

/** Seals what was asked for, since its URLs may hold secrets. */
@Singleton
public final class Sealing {
  private final Vault vault;

  Sealing(Vault vault) {
    this.vault = vault;
  }

  String seal(String runId, RunSpec spec) {
    return vault.seal(StoredRun.SPEC, runId, JsonColumn.write(spec));
  }

  String seal(String taskId, WorkflowTask task) {
    return vault.seal(StoredTask.SPEC, taskId, JsonColumn.write(task));
  }

  /** Returns the workflow of a run, and its source. */
  public RunSpec spec(StoredRun run) {
    return JsonColumn.read(vault.open(StoredRun.SPEC, run.id(), run.spec()), RunSpec.class);
  }

  /** Returns a task as the workflow of its run has it, with its source. */
  public WorkflowTask asked(StoredTask task) {
    return JsonColumn.read(vault.open(StoredTask.SPEC, task.id(), task.spec()), WorkflowTask.class);
  }
}
