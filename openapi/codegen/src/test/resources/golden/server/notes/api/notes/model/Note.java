package notes.api.notes.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note.
 *
 * @param id The id.
 * @param title The title.
 * @param color The colour of a note.
 * @param sizeBytes How large it is.
 * @param createdAt When it was created.
 * @param archivedAt When it was archived.
 * @param parent A note.
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Note(@JsonProperty("id") String id, @JsonProperty("title") String title,
    @JsonProperty("color") @Nullable Color color, @JsonProperty("size_bytes") long sizeBytes,
    @JsonProperty("created_at") Instant createdAt,
    @JsonProperty("archived_at") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant archivedAt,
    @JsonProperty("parent") @Valid @Nullable Note parent) {}
