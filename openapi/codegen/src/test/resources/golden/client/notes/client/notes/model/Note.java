package notes.client.notes.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note.
 * @param id The id.
 * @param title The title.
 * @param color The colour of a note.
 * @param sizeBytes How large it is.
 * @param createdAt When it was created.
 * @param archivedAt When it was archived.
 * @param parent A note.
 */
public record Note(@JsonProperty(value = "id", required = true) @NotNull String id,
    @JsonProperty(value = "title", required = true) @NotNull String title,
    @JsonProperty("color") @Nullable Color color,
    @JsonProperty(value = "size_bytes", required = true) long sizeBytes,
    @JsonProperty(value = "created_at", required = true) @NotNull Instant createdAt,
    @JsonProperty(value = "archived_at", required = true) @Nullable Instant archivedAt,
    @JsonProperty("parent") @Valid @Nullable Note parent) {}
