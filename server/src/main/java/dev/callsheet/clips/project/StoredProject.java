package dev.callsheet.clips.project;

import dev.callsheet.clips.ClipsFailure;
import dev.callsheet.clips.FailureReason;
import dev.callsheet.clips.choice.ChosenClip;
import dev.callsheet.clips.choice.ProjectResult;
import dev.callsheet.clips.choice.ProjectSpec;
import dev.callsheet.database.JsonColumn;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project as the database keeps it.
 *
 * @param ask the {@link ProjectSpec}, as JSON
 * @param origin the server's URL as the project's maker saw it, for events
 * @param units what was charged; null before the charge and after it was given back
 * @param findings the {@link ProjectResult}, as JSON; null until it succeeded
 * @param expiresAt when it is deleted; null until it has ended
 */
@MappedEntity("clips_project")
public record StoredProject(
    @Id String id,
    String organizationId,
    String sourceId,
    String name,
    String ask,
    String origin,
    ProjectState status,
    int progressPercent,
    @Nullable Long units,
    @Nullable String findings,
    @Nullable FailureReason failureReason,
    @Nullable String failureMessage,
    Instant createdAt,
    @Nullable Instant completedAt,
    @Nullable Instant expiresAt) {

  /** What it was asked for. */
  public ProjectSpec spec() {
    return JsonColumn.read(ask, ProjectSpec.class);
  }

  /** What it found; null unless it succeeded. */
  @Nullable ProjectResult found() {
    return findings == null ? null : JsonColumn.read(findings, ProjectResult.class);
  }

  /** The clip of this number, null unless it was chosen. */
  public @Nullable ChosenClip clip(int idx) {
    return found() instanceof ProjectResult.Chosen(var clips) && idx >= 1 && idx <= clips.size()
        ? clips.get(idx - 1)
        : null;
  }

  @Nullable ClipsFailure problem() {
    return failureReason == null || failureMessage == null
        ? null
        : new ClipsFailure(failureReason, failureMessage);
  }

  /** The key of the thumbnail of a clip. */
  public String thumbnailKey(int idx) {
    return "clips/" + id + "/thumbnails/" + idx;
  }
}
