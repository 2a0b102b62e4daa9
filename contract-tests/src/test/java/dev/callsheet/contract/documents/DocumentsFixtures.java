package dev.callsheet.contract.documents;

import dev.callsheet.contract.harness.CallsheetServer;
import java.util.List;
import java.util.Map;

/** One resource of every kind, each as its owner may use it. */
record DocumentsFixtures(
    DocumentsDesk owner,
    String file,
    String image,
    String run,
    String task,
    String token,
    String apiKey,
    String webhook) {
  /** Stands in texts of the other organisation's resources, and nowhere else. */
  static final String MARK = "documents-of-somebody-else";

  private static final class OfOther {
    static final DocumentsFixtures MADE = make();

    private static DocumentsFixtures make() {
      var tenant = CallsheetServer.running().tenants(DocumentsFamily.NAME).other();
      CallsheetServer.running().setTier(tenant, "pro");
      return DocumentsFixtures.make(DocumentsDesk.of(tenant), MARK);
    }
  }

  /** Returns what the other organisation has, made when first asked for. */
  static DocumentsFixtures ofOther() {
    return OfOther.MADE;
  }

  /** Makes one of each for an organisation of the tier pro or above. */
  static DocumentsFixtures make(DocumentsDesk owner, String name) {
    var key = owner.makeKey(Map.of("name", name, "scopes", List.of("read"))).expect(201).json();
    CallsheetServer.running().grant(owner.tenant(), 10);
    var run = owner.made("excel", "# " + name);
    var signed = owner.get(DocumentsDesk.run(run) + "/download").expect(302);
    var url = signed.header("Location").orElseThrow();
    return new DocumentsFixtures(
        owner,
        DocumentsDesk.id(owner.uploaded(name + ".csv", "month,revenue\nMay,12\nJune,15\n")),
        DocumentsDesk.id(owner.pictured(name + ".svg", "The logo of " + name)),
        run.path("run_id").asString(),
        run.path("task_id").asString(),
        url.substring(url.lastIndexOf('/') + 1),
        DocumentsDesk.id(key),
        DocumentsDesk.id(owner.webhook("http://127.0.0.1:9/" + name)));
  }

  /** Returns the ids by the names of path parameters and properties. */
  Map<String, String> ids() {
    return Map.of(
        "org_id", owner.organization(),
        "file_id", file,
        "image_id", image,
        "run_id", run,
        "task_id", task,
        "api_key_id", apiKey,
        "webhook_id", webhook);
  }
}
