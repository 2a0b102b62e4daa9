package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.callsheet.client.api.Json;
import dev.callsheet.client.clips.model.CreateWebhookRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CallsheetTest {

  private FakeServer server;
  private Callsheet callsheet;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    callsheet = Callsheet.builder().baseUrl(server.url()).build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksEachFamilyWithItsOwnKey() {
    server.answersJson(200, "{\"data\":[]}");
    server.answersJson(200, "{\"data\":{\"projects\":[]}}");
    server.answersJson(200, "{\"data\":[]}");
    server.answersJson(200, "{\"data\":[]}");

    callsheet.studio("sk_studio_test").projects().listProjects();
    callsheet.clips("clp_test").projects().listProjectsResult();
    callsheet.documents("sk_live_test").runs().listRuns();
    callsheet.tasks("tsk_test").runs().listRuns();

    assertEquals(
        List.of(
            "Bearer sk_studio_test", "Bearer clp_test", "Bearer sk_live_test", "Bearer tsk_test"),
        server.asked().stream().map(asked -> asked.headers().getFirst("Authorization")).toList());
  }

  @Test
  void sendsUrlsInAscii() throws IOException {
    var hook = CreateWebhookRequest.of(URI.create("https://example.org/ü"));

    assertEquals("{\"url\":\"https://example.org/%C3%BC\"}", Json.MAPPER.writeValueAsString(hook));
  }

  @Test
  void asksForTheDocumentWithoutAKey() throws IOException {
    server.answers(200, "application/yaml", "openapi: 3.0.3", Map.of("ETag", "\"1\""));

    callsheet.service().getOpenapiDocumentResult();

    assertFalse(server.asked().get(0).headers().containsKey("Authorization"));
  }
}
