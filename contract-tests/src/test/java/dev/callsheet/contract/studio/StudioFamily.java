package dev.callsheet.contract.studio;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.family.TestedFamily;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Faults;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.harness.WebhookReceiver;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The studio: an organisation with a resource of every kind. */
public final class StudioFamily implements TestedFamily {
  /** The name of the family. */
  static final String NAME = "studio";

  private static final int UPLOAD_BYTES = 100_000;

  /** The largest subtitle file and one byte. */
  private static final int OVERSIZED_SUBTITLES = 5 * 1024 * 1024 + 1;

  private static final String NEVER = "http://127.0.0.1:9/never";

  private static final String SUBTITLES = "00:00:01,000 --> 00:00:02,000\nOf the fuzzing\n";

  private final Map<String, String> ids = new HashMap<>();
  private final AtomicInteger made = new AtomicInteger();
  private @Nullable Workspace opened;
  private Faults.@Nullable Fault busy;

  /** A message that may be delivered again; the other one of the log stays as it is. */
  private String repeated = "";

  @Override
  public String family() {
    return NAME;
  }

  @Override
  public String key() {
    return own().key();
  }

  @Override
  public Optional<String> value(ApiOperation operation, String name) {
    return switch (operation.id() + " " + name) {
      case "deleteAsset asset_id" -> Optional.of(pendingAsset().path("id").asString());
      case "appendToUpload upload_id", "terminateUpload upload_id" ->
          Optional.of(Workspace.uploadId(pendingAsset()));
      case "appendToUpload Upload-Offset" -> Optional.of("0");
      case "createUpload Upload-Metadata" ->
          Optional.of(
              Workspace.metadata(
                  Map.of("project_id", own().project(), "filename", "fuzzed by headers.mp4")));
      case "deleteSubtitles asset_id" -> Optional.of(subtitledAsset());
      case "deleteStudioProject project_id" -> Optional.of(emptyProject());
      case "cancelRender render_id" -> Optional.of(waitingRender());
      case "deleteStudioApiKey api_key_id" -> Optional.of(apiKey());
      case "deleteStudioWebhook webhook_endpoint_id",
          "updateStudioWebhook webhook_endpoint_id",
          "rotateStudioWebhookSecret webhook_endpoint_id" ->
          Optional.of(endpoint());
      case "createStudioWebhook url", "updateStudioWebhook url" -> Optional.of(NEVER);
      case "redeliverStudioWebhookMessage message_id" -> {
        own();
        yield Optional.of(repeated);
      }
      default -> Optional.ofNullable(ids().get(name));
    };
  }

  @Override
  public Optional<byte[]> body(ApiOperation operation, String mediaType) {
    return switch (mediaType) {
      case "application/x-subrip" ->
          Optional.of(("1\n" + SUBTITLES).getBytes(StandardCharsets.UTF_8));
      case "text/vtt" ->
          Optional.of(
              ("WEBVTT\n\n" + SUBTITLES.replace(',', '.')).getBytes(StandardCharsets.UTF_8));
      case "application/offset+octet-stream" ->
          Optional.of(Arrays.copyOf(Recordings.read(Recordings.talk()), 600));
      default -> Optional.empty();
    };
  }

  @Override
  public byte[] oversizedBody(ApiOperation operation) {
    return operation.id().equals("appendToUpload")
        ? Arrays.copyOf(Recordings.read(Recordings.talk()), UPLOAD_BYTES + 1)
        : (SUBTITLES + "\n".repeat(OVERSIZED_SUBTITLES)).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String foreignKey() {
    return StudioFixtures.ofOther().owner().key();
  }

  @Override
  public Map<String, String> foreignIds() {
    return StudioFixtures.ofOther().ids();
  }

  @Override
  public Set<String> foreignTexts() {
    return Set.of(StudioFixtures.MARK, StudioFixtures.ofOther().unpaidAsset(), foreignKey());
  }

  @Override
  public void begin() {
    busy = CallsheetServer.running().faults().workersBusy("studio.make-render");
  }

  @Override
  public void end() {
    var cursor = "";
    do {
      var page = own().get("/v1/renders?limit=100" + cursor).expect(200).json();
      page.path("data").forEach(this::cancel);
      cursor = page.has("next_cursor") ? "&cursor=" + page.path("next_cursor").asString() : "";
    } while (!cursor.isEmpty());
    if (busy != null) {
      busy.close();
      busy = null;
    }
  }

  private void cancel(JsonNode render) {
    if (render.path("status").asString().equals("pending")) {
      own().post("/v1/renders/" + render.path("id").asString() + "/cancel").expect(200);
    }
  }

  private synchronized Workspace own() {
    if (opened == null) {
      opened = Workspace.open(CallsheetServer.running().organization(NAME, "Tested").key());
      furnish(opened);
    }
    return opened;
  }

  private void furnish(Workspace own) {
    own.post("/v1/credits/top-ups", Map.of("credits", 1000)).expect(201);
    var asset = own.ready(Recordings.talk());
    subtitle(own, asset);
    var cut = own.completedCut(asset).path("id").asString();
    var render = own.render(asset, "wav").expect(201).json().path("id").asString();
    own.awaitRender(render);
    own.render(asset, "mp3").expect(201);
    ids.put("project_id", own.project());
    ids.put("asset_id", asset);
    ids.put("cut_id", cut);
    ids.put("render_id", render);
    ids.put("upload_id", Workspace.uploadId(pendingAsset()));
    ids.put("api_key_id", apiKey());
    try (var receiver = new WebhookReceiver()) {
      var endpoint =
          own.post("/v1/webhook-endpoints", Map.of("url", receiver.url("/tested")))
              .expect(201)
              .json()
              .path("id")
              .asString();
      ids.put("webhook_endpoint_id", endpoint);
      ids.put("message_id", own.delivered(endpoint));
      repeated = own.delivered(endpoint);
    }
    // So that each list has a second page.
    own.post("/v1/projects", Map.of("name", "Another")).expect(201);
    own.post("/v1/cuts", Map.of("asset_id", asset, "script", keepingAll())).expect(201);
    endpoint();
  }

  private static Map<String, Object> keepingAll() {
    return Map.of("keep_ranges", new Object[] {Map.of("start_ms", 0, "end_ms", 1000)});
  }

  private Map<String, String> ids() {
    own();
    return ids;
  }

  private JsonNode pendingAsset() {
    return own().pendingAsset("fuzz-" + made.incrementAndGet() + ".mp4", UPLOAD_BYTES);
  }

  private String subtitledAsset() {
    var asset = pendingAsset().path("id").asString();
    subtitle(own(), asset);
    return asset;
  }

  private static void subtitle(Workspace own, String asset) {
    own.subtitles(asset, "application/x-subrip", "1\n" + SUBTITLES).expect(200);
  }

  private String emptyProject() {
    var project = own().post("/v1/projects", Map.of("name", "Empty")).expect(201).json();
    return project.path("id").asString();
  }

  private String waitingRender() {
    var render = own().render(ids().getOrDefault("asset_id", ""), "wav").expect(201).json();
    return render.path("id").asString();
  }

  private String endpoint() {
    return newest("/v1/webhook-endpoints", Map.of("url", NEVER));
  }

  private String apiKey() {
    return newest("/v1/api-keys", Map.of("name", "Fuzzed", "scopes", new String[] {"read"}));
  }

  /** There may only be so many, so the newest is used when there are no more to have. */
  private String newest(String collection, Map<String, ?> body) {
    var created = own().post(collection, body);
    if (created.status() == 201) {
      return created.json().path("id").asString();
    }
    var newest = own().get(collection + "?limit=1").expect(200).json();
    return newest.path("data").path(0).path("id").asString();
  }
}
