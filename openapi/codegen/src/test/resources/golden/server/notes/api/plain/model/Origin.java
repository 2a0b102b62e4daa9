package notes.api.plain.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;

/**
 * Where it failed.
 *
 * @param attempts How often it was tried.
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Origin(@JsonProperty("attempts") int attempts) {}
