package dev.callsheet.studio.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.api.studio.model.EventType;
import dev.callsheet.webhook.Endpoint;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WebhookModelsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @ParameterizedTest
  @EnumSource
  void anEventTypeOfAnEndpointComesBack(EventType type) {
    var endpoint =
        new Endpoint("whe_1", URI.create("https://example.com"), List.of(type.value()), false, NOW);
    var model = WebhookModels.endpoint(endpoint);
    assertEquals(List.of(type), model.events());
    assertEquals("disabled", model.status().value());
  }
}
