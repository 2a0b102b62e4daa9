package notes.client.plain.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where it failed.
 * @param attempts How often it was tried.
 */
public record Origin(@JsonProperty(value = "attempts", required = true) int attempts) {}
