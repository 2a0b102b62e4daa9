package notes.api.notes.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;

/**
 * A wrong field.
 *
 * @param field Its name.
 * @param message What is wrong with it.
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvalidField(@JsonProperty("field") String field,
    @JsonProperty("message") String message) {}
