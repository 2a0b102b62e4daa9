package notes.client.notes.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What is wrong.
 * @param fields Each wrong field.
 */
public record InvalidDetails(
    @JsonProperty(value = "fields", required = true) @NotNull @Size(min = 1, max = 100) @Valid List<InvalidField> fields) {}
