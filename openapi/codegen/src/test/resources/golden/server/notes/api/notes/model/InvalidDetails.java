package notes.api.notes.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What is wrong.
 *
 * @param fields Each wrong field.
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvalidDetails(
    @JsonProperty("fields") @Size(min = 1, max = 100) List<@Valid @NotNull InvalidField> fields) {}
