package dev.callsheet.client;

import dev.callsheet.client.clips.model.Export;
import dev.callsheet.client.clips.model.ExportFailure;
import dev.callsheet.client.clips.model.ProjectFailure;
import dev.callsheet.client.clips.model.Results;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown when a project or an export can no longer become what was waited for. */
public abstract sealed class ClipsWaitException extends WaitException {

  private ClipsWaitException(String id, String message) {
    super(id, message);
  }

  /** The project failed or was cancelled, for good. */
  public static final class ProjectEnded extends ClipsWaitException {

    private final transient @Nullable ProjectFailure failure;

    ProjectEnded(Results project) {
      super(
          project.projectId(),
          ended(project.projectId(), project.status(), message(project.failure())));
      this.failure = project.failure();
    }

    private static @Nullable String message(@Nullable ProjectFailure failure) {
      return failure == null ? null : failure.message();
    }

    /** Returns why it failed; empty for what was cancelled. */
    public Optional<ProjectFailure> failure() {
      return Optional.ofNullable(failure);
    }
  }

  /** The export failed, for good. */
  public static final class ExportFailed extends ClipsWaitException {

    private final transient @Nullable ExportFailure failure;

    ExportFailed(Export export) {
      super(
          export.exportId(), ended(export.exportId(), export.status(), message(export.failure())));
      this.failure = export.failure();
    }

    private static @Nullable String message(@Nullable ExportFailure failure) {
      return failure == null ? null : failure.message();
    }

    /** Returns why it failed, if the server said so. */
    public Optional<ExportFailure> failure() {
      return Optional.ofNullable(failure);
    }
  }
}
