package dev.callsheet.studio.cut;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.studio.FailureReason;
import dev.callsheet.studio.WorkState;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cut as the database keeps it.
 *
 * @param script the {@link Script}, as JSON
 * @param result the {@link CutResult}, as JSON; null until completed
 */
@MappedEntity("studio_cut")
public record StoredCut(
    @Id String id,
    String organizationId,
    String assetId,
    String script,
    WorkState status,
    @Nullable String result,
    @Nullable FailureReason failureReason,
    Instant createdAt,
    @Nullable Instant completedAt) {

  Script asks() {
    return JsonColumn.read(script, Script.class);
  }

  /** What it keeps; null unless it is completed. */
  public @Nullable CutResult keeps() {
    return result == null ? null : JsonColumn.read(result, CutResult.class);
  }
}
