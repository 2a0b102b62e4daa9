package notes.api.notes.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of notes.
 *
 * @param data The notes.
 * @param nextCursor Where the next page begins.
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotePage(@JsonProperty("data") @Size(max = 100) List<@Valid @NotNull Note> data,
    @JsonProperty("next_cursor") @Nullable String nextCursor) {}
