package dev.callsheet.tasks.work;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.secret.SealedColumn;
import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.kind.TaskKind;
import dev.callsheet.tasks.workflow.EndCause;
import dev.callsheet.tasks.workflow.TaskStanding;
import dev.callsheet.tasks.workflow.TaskState;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task as the database keeps it.
 *
 * @param position where it stands in the workflow, from 0
 * @param ref its name in the run
 * @param alone whether it is a run of its own, and nobody gave it that name
 * @param cause why it ended undone; null where it did not
 * @param progress in percent
 * @param attempt counted from 1; one more each time that a failed task is tried again
 * @param spec the task as its run's workflow has it, as sealed JSON
 * @param charge in credits; null until it is known
 * @param result what was found and made, as JSON; null until it has succeeded
 */
@MappedEntity("tasks_task")
public record StoredTask(
    @Id String id,
    String runId,
    String organizationId,
    String projectId,
    int position,
    String ref,
    boolean alone,
    TaskKind kind,
    TaskState status,
    @Nullable EndCause cause,
    int progress,
    int attempt,
    String spec,
    @Nullable Long charge,
    @Nullable String result,
    TaskFailure.@Nullable Kind failureKind,
    @Nullable String failureMessage,
    @Nullable Boolean failureRetryable,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {
  static final SealedColumn SPEC = new SealedColumn("tasks_task", "spec");

  /** Returns whose it is. */
  public ProjectScope scope() {
    return new ProjectScope(organizationId, projectId);
  }

  /** Returns where it stands in its run. */
  public TaskStanding standing() {
    return new TaskStanding(status, cause);
  }

  /** Returns why it failed; null unless it did. */
  public @Nullable TaskFailure failure() {
    return failureKind == null || failureMessage == null || failureRetryable == null
        ? null
        : new TaskFailure(failureKind, failureMessage, failureRetryable);
  }

  /** Returns what was found and made; null until it has succeeded. */
  public @Nullable TaskResult taskResult() {
    return result == null ? null : JsonColumn.read(result, TaskResult.class);
  }

  /** Names what is held for this attempt in the ledger. */
  String paymentReference() {
    return id + "." + attempt;
  }
}
