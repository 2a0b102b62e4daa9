package dev.callsheet.contract.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the organisations of a tier may do in a family.
 *
 * @param requestsPerMinute how often each of their keys may ask that has no number of its own
 * @param parallel how much of their work may be unfinished at a time; null where the family says
 * @param maxUploadBytes the largest file that they may upload; null where the family says
 */
public record Tier(
    String name, int requestsPerMinute, @Nullable Integer parallel, @Nullable Long maxUploadBytes) {
  static Tier of(Map.Entry<String, JsonNode> entry) {
    var node = entry.getValue();
    return new Tier(
        entry.getKey(),
        node.path("requests-per-minute").asInt(0),
        node.has("parallel") ? node.path("parallel").asInt(0) : null,
        node.has("max-upload-bytes") ? node.path("max-upload-bytes").asLong(0) : null);
  }
}
