package dev.callsheet.contract.clips;

import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.harness.WebhookReceiver;
import java.util.List;
import java.util.Map;

/**
 * One resource of every kind, each as its owner may use it.
 *
 * @param message was delivered to the webhook, as was the other one
 */
record ClipsFixtures(
    ClipsDesk owner,
    String identity,
    String project,
    String export,
    String webhook,
    String message,
    String otherMessage) {
  /** Stands in texts of the other organisation's resources, and nowhere else. */
  static final String MARK = "clips-of-somebody-else";

  private static final class OfOther {
    static final ClipsFixtures MADE =
        make(ClipsDesk.of(CallsheetServer.running().tenants(ClipsFamily.NAME).other().key()), MARK);
  }

  /** Returns what the other organisation has, made when first asked for. */
  static ClipsFixtures ofOther() {
    return OfOther.MADE;
  }

  /** Makes one of each; a unit is enough. */
  static ClipsFixtures make(ClipsDesk owner, String name) {
    var source = owner.source(name + ".mp4");
    var bytes = Recordings.read(Recordings.talk());
    var identity =
        ClipsDesk.data(owner.send(ClipsDesk.upload(source, bytes))).path("identity").asString();
    var project = owner.succeeded(identity);
    var export =
        ClipsDesk.data(owner.export(project, List.of(1), Map.of())).path("export_id").asString();
    owner.awaitExport(export);
    try (var receiver = new WebhookReceiver()) {
      var webhook =
          ClipsDesk.data(owner.post("/api/v2/webhooks", Map.of("url", receiver.url("/" + name))))
              .path("id")
              .asString();
      return new ClipsFixtures(
          owner,
          identity,
          project,
          export,
          webhook,
          owner.delivered(webhook),
          owner.delivered(webhook));
    }
  }

  /** Returns the ids by the names of path parameters and properties. */
  Map<String, String> ids() {
    return Map.of(
        "identity", identity,
        "project_id", project,
        "export_id", export,
        "webhook_id", webhook,
        "message_id", message);
  }
}
