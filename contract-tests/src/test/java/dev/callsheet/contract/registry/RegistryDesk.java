package dev.callsheet.contract.registry;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.checking.CheckingClient;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Tenants.Tenant;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a customer does in the registry, step by step; every answer on the way is checked. */
public final class RegistryDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CheckingClient client;
  private final Tenant tenant;

  private RegistryDesk(CheckingClient client, Tenant tenant) {
    this.client = client;
    this.tenant = tenant;
  }

  /** Works for an organisation of the server of this run. */
  public static RegistryDesk of(Tenant tenant) {
    return of(CallsheetServer.running().client(), tenant);
  }

  /** Works for an organisation of a server. */
  public static RegistryDesk of(CheckingClient client, Tenant tenant) {
    return new RegistryDesk(client, tenant);
  }

  /** Works for a new organisation with credits, of a tier without a quota. */
  public static RegistryDesk ofNew(String name, int credits) {
    var desk = ofFree(name, credits);
    CallsheetServer.running().setTier(desk.tenant, "pro");
    return desk;
  }

  /** Works for a new organisation with credits, of the first tier. */
  static RegistryDesk ofFree(String name, int credits) {
    var tenant = CallsheetServer.running().organization(RegistryFamily.NAME, name);
    if (credits > 0) {
      CallsheetServer.running().grant(tenant, credits);
    }
    return of(tenant);
  }

  /** Works for the same organisation with another key. */
  RegistryDesk with(String key) {
    return new RegistryDesk(client, new Tenant(tenant.id(), key));
  }

  /** Works for the same organisation with another key of some scopes. */
  RegistryDesk withScopes(String... scopes) {
    return with(
        CallsheetServer.running()
            .key(tenant, RegistryFamily.NAME, List.of(scopes))
            .path("secret")
            .asString());
  }

  /** Returns the organisation and the key. */
  public Tenant tenant() {
    return tenant;
  }

  /** Returns where something of the organisation is. */
  public String path(String below) {
    return "/v1/organizations/" + tenant.id() + below;
  }

  /** Sends a request. */
  public Answer send(ApiRequest request) {
    return client.send(request);
  }

  /** Reads something of the organisation. */
  public Answer get(String below) {
    return send(ApiRequest.get(path(below), tenant.key()));
  }

  /** Posts JSON. */
  public Answer post(String below, Object body) {
    return send(ApiRequest.post(path(below), tenant.key(), body));
  }

  /** Deletes something of the organisation. */
  public Answer delete(String below) {
    return send(ApiRequest.of("DELETE", path(below)).key(tenant.key()));
  }

  /** Returns a work of one creator. */
  public static Map<String, Object> work(String title) {
    return Map.of(
        "title",
        title,
        "filename",
        "tested.wav",
        "creators",
        List.of(Map.of("name", "Ada Ek", "roles", List.of("composer"))));
  }

  /** Returns something with one thing more. */
  public static Map<String, Object> with(Map<String, ?> body, String name, Object value) {
    var more = new HashMap<String, Object>(body);
    more.put(name, value);
    return more;
  }

  /** Returns something with one thing less. */
  public static Map<String, Object> without(Map<String, ?> body, String name) {
    var less = new HashMap<String, Object>(body);
    less.remove(name);
    return less;
  }

  /** Starts a job, and returns what is told of it. */
  public JsonNode started(Map<String, ?> work) {
    return post("/works/init", work).expect(201).json();
  }

  /** Sends a recording to the URL of a job. */
  public Answer upload(JsonNode job, byte[] recording) {
    return send(
        ApiRequest.of("PUT", target(job.path("upload_url").asString()))
            .body("audio/wav", recording));
  }

  /** Starts a job and sends it a recording. */
  public String uploaded(Map<String, ?> work, byte[] recording) {
    var job = started(work);
    upload(job, recording).expect(200);
    return id(job);
  }

  /** Prepares a job. */
  public Answer prepare(String job) {
    return post("/works/prepare", Map.of("job_id", job));
  }

  /** Starts a job, sends it a recording and prepares it. */
  public String prepared(Map<String, ?> work, byte[] recording) {
    var job = uploaded(work, recording);
    prepare(job).expect(200);
    return job;
  }

  /** Confirms a job. */
  public Answer confirm(String job) {
    return post("/works/confirm", Map.of("job_id", job));
  }

  /** Registers a work and returns its completed transaction. */
  public JsonNode registered(Map<String, ?> work, byte[] recording) {
    return completed(confirm(prepared(work, recording)).expect(202).json());
  }

  /** Registers a work that is like no other. */
  public JsonNode registered(String title) {
    return registered(work(title), Sounds.another());
  }

  /** Waits until the transaction that something names is completed. */
  public JsonNode completed(JsonNode confirmed) {
    var ended = ended(confirmed.path("transaction_id").asString());
    if (!ended.path("status").asString().equals("completed")) {
      throw new AssertionError(ended.toString());
    }
    return ended;
  }

  /** Waits until a transaction has ended. */
  public JsonNode ended(String transaction) {
    return Await.present(
        transaction,
        PATIENCE,
        () ->
            Optional.of(get("/transactions/" + transaction).expect(200).json())
                .filter(
                    read ->
                        Set.of("completed", "failed").contains(read.path("status").asString())));
  }

  /** Returns the file of a work's certificate. */
  public String certificate(String work) {
    return send(ApiRequest.get(path("/works/" + work + "/certificate"), tenant.key())
            .header("Accept", "text/plain"))
        .expect(200)
        .text();
  }

  /** Makes a key with a secret of its own, and returns what is told of it. */
  public JsonNode key(String name, String... scopes) {
    return post("/api-keys", Map.of("name", name, "scopes", List.of(scopes))).expect(201).json();
  }

  /** Returns the target of a URL of the server. */
  public static String target(String url) {
    return URI.create(url).getRawPath();
  }

  /** Returns the id of a job. */
  public static String id(JsonNode job) {
    return job.path("job_id").asString();
  }

  /** Returns the details of an error. */
  public static JsonNode details(Answer error) {
    return error.json().path("error").path("details");
  }
}
