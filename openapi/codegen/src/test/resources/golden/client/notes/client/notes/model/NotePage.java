package notes.client.notes.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of notes.
 * @param data The notes.
 * @param nextCursor Where the next page begins.
 */
public record NotePage(
    @JsonProperty(value = "data", required = true) @NotNull @Size(max = 100) @Valid List<Note> data,
    @JsonProperty("next_cursor") @Nullable String nextCursor) {}
