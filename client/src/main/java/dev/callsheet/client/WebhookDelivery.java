package dev.callsheet.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.client.api.Json;
import java.time.Instant;

/**
 * One event that a webhook brought.
 *
 * @param id the same for every attempt at delivering this event; remember it to act once
 * @param type such as {@code asset.ready}
 * @param timestamp when it happened
 * @param data what it happened to, as JSON
 */
public record WebhookDelivery(String id, String type, Instant timestamp, JsonNode data) {

  /**
   * Reads the data as a model.
   *
   * @throws JsonProcessingException when the data is of another kind
   */
  public <T> T dataAs(Class<T> model) throws JsonProcessingException {
    return Json.MAPPER.treeToValue(data, model);
  }
}
