package dev.callsheet.clips;

import dev.callsheet.database.JsonColumn;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project as the database keeps it.
 *
 * @param ask the {@link Ask}, as JSON
 * @param origin the server's URL as the project's maker saw it, for events
 * @param units what was charged; null before the charge and after it was given back
 * @param findings the {@link Findings}, as JSON; null until it succeeded
 * @param expiresAt when it is deleted; null until it has ended
 */
@MappedEntity("clips_project")
record StoredProject(
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

  Ask asks() {
    return JsonColumn.read(ask, Ask.class);
  }

  /** What it found; null unless it succeeded. */
  @Nullable Findings found() {
    return findings == null ? null : JsonColumn.read(findings, Findings.class);
  }

  /** The clip of this number, null unless it was chosen. */
  @Nullable ChosenClip clip(int idx) {
    return found() instanceof Findings.Chosen(var clips) && idx >= 1 && idx <= clips.size()
        ? clips.get(idx - 1)
        : null;
  }

  @Nullable Problem problem() {
    return failureReason == null || failureMessage == null
        ? null
        : new Problem(failureReason, failureMessage);
  }

  /** The key of the thumbnail of a clip. */
  String thumbnailKey(int idx) {
    return "clips/" + id + "/thumbnails/" + idx;
  }
}
