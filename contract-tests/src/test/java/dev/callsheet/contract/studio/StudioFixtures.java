package dev.callsheet.contract.studio;

import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.harness.WebhookReceiver;
import java.util.List;
import java.util.Map;

/**
 * One resource of every kind, each as its owner may use it.
 *
 * @param asset is ready
 * @param upload waits for bytes
 * @param render is completed
 * @param message was delivered to the webhook endpoint
 * @param unpaidAsset was prepared, but there were no credits left
 */
public record StudioFixtures(
    Workspace owner,
    String asset,
    String upload,
    String cut,
    String render,
    String apiKey,
    String webhookEndpoint,
    String message,
    String unpaidAsset) {
  /** Stands in texts of the other organisation's resources, and nowhere else. */
  public static final String MARK = "hidden-from-everybody-else";

  private static final class OfOther {
    static final StudioFixtures MADE = make();
  }

  /** Returns what the other organisation has, made when first asked for. */
  public static StudioFixtures ofOther() {
    return OfOther.MADE;
  }

  /** Returns the ids by the names of path parameters. */
  public Map<String, String> ids() {
    return Map.of(
        "project_id", owner.project(),
        "asset_id", asset,
        "upload_id", upload,
        "cut_id", cut,
        "render_id", render,
        "api_key_id", apiKey,
        "webhook_endpoint_id", webhookEndpoint,
        "message_id", message);
  }

  private static StudioFixtures make() {
    var owner =
        Workspace.open(CallsheetServer.running().tenants(StudioFamily.NAME).other().key(), MARK);
    // The organisation has a single credit, so everything is announced before that is spent.
    var long90 = Recordings.read(Recordings.longVoice());
    var unpaid = owner.pendingAsset("long.mp3", long90.length);
    var waiting = owner.pendingAsset(MARK + ".mp4", 1000);
    var asset = owner.ready(Recordings.voice());
    owner.fill(unpaid, long90);
    var cut = owner.completedCut(asset).path("id").asString();
    var render = owner.render(asset, "wav").expect(201).json().path("id").asString();
    owner.awaitRender(render);
    var apiKey =
        owner
            .post("/v1/api-keys", Map.of("name", MARK, "scopes", List.of("read")))
            .expect(201)
            .json()
            .path("id")
            .asString();
    String endpoint;
    String message;
    try (var receiver = new WebhookReceiver()) {
      endpoint =
          owner
              .post(
                  "/v1/webhook-endpoints",
                  Map.of("url", receiver.url("/" + MARK), "events", List.of("cut.failed")))
              .expect(201)
              .json()
              .path("id")
              .asString();
      message = owner.delivered(endpoint);
    }
    return new StudioFixtures(
        owner,
        asset,
        Workspace.uploadId(waiting),
        cut,
        render,
        apiKey,
        endpoint,
        message,
        unpaid.path("id").asString());
  }
}
