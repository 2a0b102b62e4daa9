package notes.client.notes.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;

/**
 * A wrong field.
 * @param field Its name.
 * @param message What is wrong with it.
 */
public record InvalidField(@JsonProperty(value = "field", required = true) @NotNull String field,
    @JsonProperty(value = "message", required = true) @NotNull String message) {}
