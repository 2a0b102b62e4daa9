package dev.callsheet.documents.work;

import dev.callsheet.caller.Caller;
import dev.callsheet.documents.DocumentFormat;
import dev.callsheet.documents.DocumentsModels;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of each organisation; those of test keys are seen by test keys alone. */
@Singleton
public final class Runs {
  private final RunRepository repository;

  Runs(RunRepository repository) {
    this.repository = repository;
  }

  /** What there is under an id. */
  public sealed interface Found {
    /** The run. */
    record There(StoredRun run) implements Found {}

    /** A run that is only remembered. */
    record Gone(StoredRun run) implements Found {}

    /** Nothing that the caller may know of. */
    record Unknown() implements Found {}
  }

  /** Returns the run of an id. */
  public Found find(Caller caller, String id) {
    return found(repository.find(id, caller.organizationId(), DocumentsModels.isTest(caller)));
  }

  /** Returns the run of a task. */
  public Found findByTask(Caller caller, String taskId) {
    return found(
        repository.findByTask(taskId, caller.organizationId(), DocumentsModels.isTest(caller)));
  }

  private static Found found(Optional<StoredRun> run) {
    return run.<Found>map(found -> found.isGone() ? new Found.Gone(found) : new Found.There(found))
        .orElseGet(Found.Unknown::new);
  }

  /** Returns runs, newest first. */
  public List<StoredRun> list(
      Caller caller,
      @Nullable String before,
      @Nullable DocumentFormat format,
      @Nullable RunState status,
      int limit) {
    return repository.list(
        caller.organizationId(),
        DocumentsModels.isTest(caller),
        before,
        format == null ? null : format.name(),
        status == null ? null : status.name(),
        limit);
  }

  /** Returns a run as it is now. */
  public StoredRun refreshed(StoredRun run) {
    return repository.findById(run.id()).orElseThrow();
  }

  /** Whether a run has not ended. */
  public boolean isUnfinished(String id) {
    return repository.isUnfinished(id).orElse(false);
  }
}
