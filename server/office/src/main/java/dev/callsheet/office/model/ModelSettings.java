package dev.callsheet.office.model;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a language model is, and how long to wait for it.
 *
 * @param baseUrl what {@code /chat/completions} follows, such as {@code https://host/v1}
 * @param key sent as a bearer token; null for an endpoint that wants none
 * @param model its name at the endpoint
 * @param deadline for an outline, with all attempts
 * @param preflightDeadline for a preflight
 */
public record ModelSettings(
    URI baseUrl,
    @Nullable String key,
    String model,
    Duration deadline,
    Duration preflightDeadline) {
  /**
   * Refuses what cannot be asked.
   *
   * @throws IllegalArgumentException that does not tell the key
   */
  public ModelSettings {
    var scheme = baseUrl.getScheme();
    boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    if (!web || baseUrl.getHost() == null) {
      throw new IllegalArgumentException("The model's base URL is not one of http or https");
    }
    if (key != null
        && (key.isEmpty() || !key.chars().allMatch(next -> next > ' ' && next < 0x7f))) {
      throw new IllegalArgumentException("The model's key has characters that no key has");
    }
  }

  /** All of it but the key. */
  @Override
  public String toString() {
    return "ModelSettings[" + baseUrl + ", " + model + ", " + deadline + "]";
  }
}
