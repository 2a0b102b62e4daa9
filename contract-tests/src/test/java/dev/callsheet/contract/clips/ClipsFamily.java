package dev.callsheet.contract.clips;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.family.TestedFamily;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Faults;
import dev.callsheet.contract.harness.Recordings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The clips: an organisation with a resource of every kind. */
public final class ClipsFamily implements TestedFamily {
  /** The name of the family. */
  static final String NAME = "clips";

  /** The most bytes of a source. */
  static final int MAX_SOURCE_BYTES = 32 << 20;

  private static final int UNITS = 100_000;
  private static final String NEVER = "http://127.0.0.1:9/never.mp4";

  private final Map<String, String> ids = new HashMap<>();
  private final AtomicInteger made = new AtomicInteger();
  private @Nullable ClipsDesk opened;
  private Faults.@Nullable Fault busy;

  /** A message that may be delivered again; the other one of the log stays as it is. */
  private String repeated = "";

  @Override
  public String family() {
    return NAME;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("CALLSHEET_CLIPS_MAX_SOURCE_BYTES", Integer.toString(MAX_SOURCE_BYTES));
  }

  @Override
  public String key() {
    return own().key();
  }

  @Override
  public Optional<String> value(ApiOperation operation, String name) {
    return switch (operation.id() + " " + name) {
      case "uploadClipSource upload_token" -> Optional.of(uploadToken());
      case "downloadSignedThumbnail thumbnail_token" -> Optional.of(thumbnailToken());
      case "cancelClips project_id" -> Optional.of(unfinishedProject());
      case "deleteClipWebhook webhook_id",
          "updateClipWebhook webhook_id",
          "rotateClipWebhookSecret webhook_id" ->
          Optional.of(webhook());
      case "createClipWebhook url", "updateClipWebhook url", "findMoments video_url" ->
          Optional.of(NEVER);
      case "redeliverClipWebhookMessage message_id" -> {
        own();
        yield Optional.of(repeated);
      }
      default -> Optional.ofNullable(ids().get(name));
    };
  }

  @Override
  public Optional<byte[]> body(ApiOperation operation, String mediaType) {
    return Optional.of(Recordings.read(Recordings.pictureOnly()));
  }

  @Override
  public byte[] oversizedBody(ApiOperation operation) {
    return Arrays.copyOf(Recordings.read(Recordings.pictureOnly()), MAX_SOURCE_BYTES + 1);
  }

  @Override
  public String neededTable(ApiOperation operation) {
    if (operation.secured()) {
      return "api_key";
    }
    return operation.id().equals("uploadClipSource") ? "clips_source" : "clips_project";
  }

  @Override
  public String foreignKey() {
    return ClipsFixtures.ofOther().owner().key();
  }

  @Override
  public Map<String, String> foreignIds() {
    return ClipsFixtures.ofOther().ids();
  }

  @Override
  public Set<String> foreignTexts() {
    return Set.of(ClipsFixtures.MARK, foreignKey());
  }

  @Override
  public void begin() {
    own();
    busy =
        CallsheetServer.running()
            .faults()
            .workersBusy("clips.fetch-source", "clips.analyse-source", "clips.make-export");
  }

  @Override
  public void end() {
    for (var project : projects()) {
      if (isUnfinished(project)) {
        own().post("/api/v2/clips/cancel/" + project.path("project_id").asString());
      }
    }
    CallsheetServer.running().faults().execute("delete from clips_export where status = 'QUEUED'");
    if (busy != null) {
      busy.close();
      busy = null;
    }
  }

  private synchronized ClipsDesk own() {
    if (opened == null) {
      opened = ClipsDesk.ofNew("Tested", UNITS);
      var fixtures = ClipsFixtures.make(opened, "tested");
      ids.putAll(fixtures.ids());
      ids.put("idx", "1");
      repeated = fixtures.otherMessage();
      // So that each list has a second page.
      opened.succeeded(fixtures.identity());
      webhook();
    }
    return opened;
  }

  private Map<String, String> ids() {
    own();
    return ids;
  }

  private String uploadToken() {
    var source = own().source("fuzz-" + made.incrementAndGet() + ".mp4");
    var path = ClipsDesk.path(source.path("upload_url").asString());
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private String thumbnailToken() {
    var results = ClipsDesk.data(own().get("/api/v2/clips/results/" + ids().get("project_id")));
    var path = ClipsDesk.path(results.path("clips").path(0).path("thumbnail_url").asString());
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** There may only be so many, so one of them is used when there are no more to have. */
  private synchronized String unfinishedProject() {
    var created =
        own().post("/api/v2/clips", Map.of("identity", ids().get("identity"), "min_clip_ms", 1500));
    if (created.status() == 200) {
      return ClipsDesk.projectId(created);
    }
    for (var project : projects()) {
      if (isUnfinished(project)) {
        return project.path("project_id").asString();
      }
    }
    throw new IllegalStateException("There is no unfinished project: " + created.text());
  }

  private Iterable<JsonNode> projects() {
    return ClipsDesk.data(own().get("/api/v2/clips?limit=100")).path("projects");
  }

  private static boolean isUnfinished(JsonNode project) {
    return Set.of("CREATED", "QUEUED", "ONGOING").contains(project.path("status").asString());
  }

  private String webhook() {
    var created =
        own().send(ApiRequest.post("/api/v2/webhooks", own().key(), Map.of("url", NEVER)));
    if (created.status() == 200) {
      return ClipsDesk.data(created).path("id").asString();
    }
    return ClipsDesk.data(own().get("/api/v2/webhooks?limit=1"))
        .path("webhooks")
        .path(0)
        .path("id")
        .asString();
  }
}
