package dev.callsheet.documents.content;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the language model is that makes outlines of free prompts.
 *
 * @param baseUrl what {@code /chat/completions} follows; null for no model
 * @param key sent as a bearer token; null for an endpoint that wants none
 * @param name its name at the endpoint
 * @param deadline for an outline
 * @param preflightDeadline for the question what is missing
 */
@ConfigurationProperties("callsheet.documents.model")
public record LanguageModelSettings(
    @Nullable URI baseUrl,
    @Nullable String key,
    @Bindable(defaultValue = "default") String name,
    @Bindable(defaultValue = "120s") Duration deadline,
    @Bindable(defaultValue = "10s") Duration preflightDeadline) {
  /** All of it but the key. */
  @Override
  public String toString() {
    return "LanguageModelSettings[" + baseUrl + ", " + name + "]";
  }
}
