package dev.callsheet.contract.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Tenants.Tenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the plan of an organisation changes. */
class PlansTest {
  private final CallsheetServer server = CallsheetServer.running();
  private final Tenant tenant = server.organization(StudioFamily.NAME, "Planned");
  private final Workspace workspace = Workspace.open(tenant.key());

  @Test
  void aKeyWithoutANumberOfItsOwnMayAskAsOftenAsThePlanSays() {
    var key =
        workspace
            .post("/v1/api-keys", Map.of("name", "Usual", "scopes", List.of("read")))
            .expect(201)
            .json()
            .path("secret")
            .asString();
    assertEquals("\"requests\";q=600;w=60", policy(key));
    server.setPlan(tenant, StudioFamily.NAME, "--requests-per-minute", "700");
    assertEquals("\"requests\";q=700;w=60", policy(key));
    assertEquals("\"requests\";q=1000000;w=60", policy(tenant.key()));
    server.setPlan(tenant, StudioFamily.NAME);
    assertEquals("\"requests\";q=600;w=60", policy(key));
  }

  @Test
  void aFileMayHaveAsManyBytesAsThePlanSays() {
    server.grant(tenant, 1);
    server.setPlan(tenant, StudioFamily.NAME, "--max-upload-bytes", "1000");
    var refused = workspace.announce("large.mp4", 1001).expect(413, "payload_too_large");
    assertEquals(
        "A file may have at most 1000 bytes.",
        refused.json().path("error").path("message").asString());
    workspace.announce("small.mp4", 1000).expect(201);

    var more = CallsheetServer.MAX_UPLOAD_BYTES + 1;
    server.setPlan(tenant, StudioFamily.NAME, "--max-upload-bytes", Long.toString(more));
    workspace.announce("huge.mp4", more).expect(201);
    server.setPlan(tenant, StudioFamily.NAME);
    workspace.announce("huge.mp4", more).expect(413, "payload_too_large");
  }

  private String policy(String key) {
    var answer = server.client().send(ApiRequest.get("/v1/projects", key)).expect(200);
    return answer.header("RateLimit-Policy").orElse("");
  }
}
