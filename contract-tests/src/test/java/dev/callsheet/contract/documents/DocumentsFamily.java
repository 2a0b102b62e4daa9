package dev.callsheet.contract.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callsheet.contract.checking.Form;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.family.TestedFamily;
import dev.callsheet.contract.harness.CallsheetServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The documents: an organisation with a resource of every kind. */
public final class DocumentsFamily implements TestedFamily {
  /** The name of the family. */
  public static final String NAME = "documents";

  /** The most bytes of a file or image of the organisation that sends the requests. */
  private static final int MAX_UPLOAD_BYTES = 1 << 20;

  private static final int CREDITS = 1_000_000;
  private static final String NEVER = "http://127.0.0.1:9/never";

  private final Map<String, String> ids = new HashMap<>();
  private final AtomicInteger made = new AtomicInteger();
  private @Nullable DocumentsDesk opened;
  private String token = "";

  @Override
  public String family() {
    return NAME;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("CALLSHEET_DOCUMENTS_MODEL_BASE_URL", FakeModel.ADDRESS.toString());
  }

  @Override
  public String key() {
    return own().key();
  }

  @Override
  public Optional<String> value(ApiOperation operation, String name) {
    return switch (operation.id() + " " + name) {
      case "deleteDocumentFile file_id" ->
          Optional.of(DocumentsDesk.id(own().uploaded(named("csv"), "a,b\n1,2\n")));
      case "deleteDocumentImage image_id" ->
          Optional.of(DocumentsDesk.id(own().pictured(named("svg"), "Soon gone")));
      case "downloadSignedDocument token" -> Optional.of(token());
      case "deleteDocumentRun run_id" ->
          Optional.of(own().made("excel", "# Soon gone").path("run_id").asString());
      case "cancelDocumentTask task_id" -> Optional.of(queued());
      case "deleteDocumentApiKey api_key_id" -> Optional.of(apiKey());
      case "deleteDocumentWebhook webhook_id" -> Optional.of(webhook());
      case "createDocumentWebhook url" -> Optional.of(NEVER);
      default -> Optional.ofNullable(ids().get(name));
    };
  }

  @Override
  public Optional<byte[]> body(ApiOperation operation, String mediaType) {
    return Optional.of(form(operation, content(operation).getBytes(UTF_8)));
  }

  @Override
  public Optional<byte[]> misshapenBody(ApiOperation operation) {
    return Optional.of(form(operation, "PK\3\4 and no archive".getBytes(UTF_8)));
  }

  @Override
  public boolean bindsIdempotencyKeys(ApiOperation operation) {
    return operation.id().startsWith("generate");
  }

  @Override
  public byte[] oversizedBody(ApiOperation operation) {
    var content = content(operation);
    return form(
        operation,
        (content + "\n".repeat(MAX_UPLOAD_BYTES + 1 - content.length())).getBytes(UTF_8));
  }

  private static String content(ApiOperation operation) {
    return isImage(operation) ? DocumentsDesk.SQUARE : "month,revenue\nMay,12\n";
  }

  private static byte[] form(ApiOperation operation, byte[] content) {
    return isImage(operation)
        ? new Form().file("file", "tested.svg", content).field("alt", "A red square").bytes()
        : new Form().file("file", "tested.csv", content).bytes();
  }

  private static boolean isImage(ApiOperation operation) {
    return operation.id().equals("uploadDocumentImage");
  }

  @Override
  public String neededTable(ApiOperation operation) {
    return operation.secured() ? "api_key" : "document_run";
  }

  @Override
  public String foreignKey() {
    return DocumentsFixtures.ofOther().owner().key();
  }

  @Override
  public Map<String, String> foreignIds() {
    return DocumentsFixtures.ofOther().ids();
  }

  @Override
  public Set<String> foreignTexts() {
    return Set.of(DocumentsFixtures.MARK, foreignKey());
  }

  @Override
  public void begin() {
    own();
  }

  @Override
  public void end() {}

  private synchronized DocumentsDesk own() {
    if (opened == null) {
      opened = DocumentsDesk.ofNew("Tested", "pro");
      CallsheetServer.running()
          .setPlan(opened.tenant(), NAME, "--max-upload-bytes", Integer.toString(MAX_UPLOAD_BYTES));
      CallsheetServer.running().grant(opened.tenant(), CREDITS);
      var fixtures = DocumentsFixtures.make(opened, "tested");
      ids.putAll(fixtures.ids());
      token = fixtures.token();
      // So that each list has a second page.
      DocumentsFixtures.make(opened, "another");
    }
    return opened;
  }

  /** Returns the token of a document, which stands for the key and so is no id. */
  private String token() {
    own();
    return token;
  }

  /** Returns the task of a run that waits for its turn, which it does not get before the end. */
  private String queued() {
    return own()
        .post(DocumentsDesk.generate("excel"), Map.of("outline", "# Soon cancelled", "async", true))
        .expect(202)
        .json()
        .path("task_id")
        .asString();
  }

  private Map<String, String> ids() {
    own();
    return ids;
  }

  private String named(String ending) {
    return "tested-" + made.incrementAndGet() + "." + ending;
  }

  private String webhook() {
    return newest("/api/v1/webhooks", Map.of("url", NEVER));
  }

  private String apiKey() {
    return newest(own().keys(), Map.of("name", "Tested", "scopes", List.of("read")));
  }

  /** There may only be so many, so the newest is used when there are no more to have. */
  private String newest(String collection, Map<String, ?> body) {
    var created = own().post(collection, body);
    if (created.status() == 201) {
      return DocumentsDesk.id(created.json());
    }
    var newest = own().get(collection + "?limit=1").expect(200).json();
    return DocumentsDesk.id(newest.path("data").path(0));
  }
}
