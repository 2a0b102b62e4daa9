package dev.callsheet.contract.documents;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.checking.CheckingClient;
import dev.callsheet.contract.checking.Form;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Tenants.Tenant;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a customer does with documents, step by step; every answer on the way is checked. */
public final class DocumentsDesk {
  /** An SVG of a red square. */
  static final String SQUARE =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"24\" height=\"16\">"
          + "<rect width=\"24\" height=\"16\" fill=\"red\"/></svg>";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CheckingClient client;
  private final String organization;
  private final String key;

  private DocumentsDesk(CheckingClient client, String organization, String key) {
    this.client = client;
    this.organization = organization;
    this.key = key;
  }

  /** Works for an organisation with its key. */
  public static DocumentsDesk of(Tenant tenant) {
    return of(CallsheetServer.running().client(), tenant);
  }

  /** Works for an organisation of a server. */
  public static DocumentsDesk of(CheckingClient client, Tenant tenant) {
    return new DocumentsDesk(client, tenant.id(), tenant.key());
  }

  /** Works for a new organisation of the tier free. */
  static DocumentsDesk ofNew(String name) {
    return of(CallsheetServer.running().organization(DocumentsFamily.NAME, name));
  }

  /** Works for a new organisation of a tier. */
  static DocumentsDesk ofNew(String name, String tier) {
    var tenant = CallsheetServer.running().organization(DocumentsFamily.NAME, name);
    CallsheetServer.running().setTier(tenant, tier);
    return of(tenant);
  }

  /** Works for the same organisation with another key. */
  DocumentsDesk with(String otherKey) {
    return new DocumentsDesk(client, organization, otherKey);
  }

  /** Returns the organisation. */
  Tenant tenant() {
    return new Tenant(organization, key);
  }

  /** Returns the id of the organisation. */
  String organization() {
    return organization;
  }

  /** Returns the key. */
  public String key() {
    return key;
  }

  /** Returns where the keys of the organisation are. */
  String keys() {
    return "/api/v1/organizations/" + organization + "/api-keys";
  }

  /** Sends a request. */
  public Answer send(ApiRequest request) {
    return client.send(request);
  }

  /** Reads something. */
  public Answer get(String target) {
    return send(ApiRequest.get(target, key));
  }

  /** Posts JSON. */
  public Answer post(String target, Object body) {
    return send(ApiRequest.post(target, key, body));
  }

  /** Posts nothing. */
  public Answer post(String target) {
    return send(ApiRequest.post(target, key));
  }

  /** Deletes something. */
  public Answer delete(String target) {
    return send(ApiRequest.of("DELETE", target).key(key));
  }

  /** Returns the request that uploads a file. */
  ApiRequest file(String name, byte[] content) {
    return new Form().file("file", name, content).of(ApiRequest.post("/api/v1/files", key));
  }

  /** Uploads a file of text. */
  Answer upload(String name, String content) {
    return send(file(name, content.getBytes(StandardCharsets.UTF_8)));
  }

  /** Uploads a file of text that is taken, and returns what is told of it. */
  public JsonNode uploaded(String name, String content) {
    return upload(name, content).expect(201).json();
  }

  /** Returns the request that uploads an image. */
  ApiRequest image(String name, String alt, byte[] content) {
    return new Form()
        .file("file", name, content)
        .field("alt", alt)
        .of(ApiRequest.post("/api/v1/images", key));
  }

  /** Uploads an image that is taken, and returns what is told of it. */
  JsonNode pictured(String name, String alt) {
    return send(image(name, alt, SQUARE.getBytes(StandardCharsets.UTF_8))).expect(201).json();
  }

  /** Makes a key. */
  Answer makeKey(Map<String, ?> body) {
    return post(keys(), body);
  }

  /** Makes a webhook, and returns what is told of it. */
  JsonNode webhook(String url, String... events) {
    var body =
        events.length == 0 ? Map.of("url", url) : Map.of("url", url, "events", List.of(events));
    return post("/api/v1/webhooks", body).expect(201).json();
  }

  /** Waits until something holds of a resource. */
  public JsonNode await(String target, Predicate<JsonNode> condition) {
    return Await.present(
        target, PATIENCE, () -> Optional.of(get(target).expect(200).json()).filter(condition));
  }

  /** Returns where a format is made. */
  public static String generate(String format) {
    return "/api/v1/" + format + "/generate";
  }

  /** Returns where a run is that something tells of. */
  public static String run(JsonNode told) {
    return "/api/v1/runs/" + told.path("run_id").asString();
  }

  /** Whether a run or task has ended. */
  public static boolean hasEnded(JsonNode told) {
    return !Set.of("queued", "running").contains(told.path("status").asString());
  }

  /** Downloads the document of a run. */
  public byte[] downloaded(JsonNode run) {
    var signed = get(run(run) + "/download").expect(302);
    var target = URI.create(signed.header("Location").orElseThrow()).getRawPath();
    return send(ApiRequest.of("GET", target)).expect(200).body();
  }

  /** Makes a document, and returns its run. */
  JsonNode made(String format, String outline) {
    return post(generate(format), Map.of("outline", outline)).expect(200).json();
  }

  /** Returns a request with one thing more. */
  public static Map<String, Object> with(Map<String, ?> request, String name, Object value) {
    var more = new HashMap<String, Object>(request);
    more.put(name, value);
    return more;
  }

  /** Returns the id of something. */
  public static String id(JsonNode resource) {
    return resource.path("id").asString();
  }

  /** Returns the SHA-256 of a content, in hexadecimal. */
  public static String sha256(byte[] content) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
