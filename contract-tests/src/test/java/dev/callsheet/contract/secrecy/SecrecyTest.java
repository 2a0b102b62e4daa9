package dev.callsheet.contract.secrecy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.clips.ClipsDesk;
import dev.callsheet.contract.clips.FileHost;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.DisposableServer;
import dev.callsheet.contract.harness.FakeStripe;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.harness.WebhookReceiver;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * A server goes through all that involves a secret, well and badly; then everything that it wrote
 * is searched.
 */
@Order(Integer.MAX_VALUE - 30)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecrecyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String UPLOADS = "/api/v2/upload/single-file";

  private final List<Secret> secrets = new ArrayList<>();
  private final FakeStripe stripe = new FakeStripe();
  private final WebhookReceiver receiver = new WebhookReceiver();
  private final FileHost host = new FileHost();
  private DisposableServer server;
  private String studio = "";
  private ClipsDesk clips;

  @BeforeAll
  void useEverySecret() throws Exception {
    var provider = made("the key of the payment provider");
    var vault = new byte[32];
    new java.security.SecureRandom().nextBytes(vault);
    var vaultKey = known("the key of the vault", Base64.getEncoder().encodeToString(vault));
    server =
        new DisposableServer(
            "secrecy",
            stripe.address(),
            Map.of(
                "STRIPE_API_KEY", "sk_live_" + provider,
                "CALLSHEET_SECRET_KEY", vaultKey,
                "CALLSHEET_LOG_LEVEL", "TRACE",
                "CALLSHEET_EGRESS_ALLOW_HTTP", "true",
                "CALLSHEET_EGRESS_ALLOW_LOOPBACK", "true",
                "CALLSHEET_JOBS_POLL", "200ms"));
    known("the database's password", Files.readString(server.home().resolve("postgres.password")));
    studio = known("the studio's key", server.key("studio", 10));
    clips = new ClipsDesk(server.client(), known("the key for clips", server.key("clips", 10)));
    refuseKeys();
    deliverWebhooks();
    upload();
    fetch();
    pay();
    breakTheServer();
  }

  @AfterAll
  void stop() throws InterruptedException {
    server.close();
    receiver.close();
    host.close();
    stripe.close();
  }

  @Test
  void theLogHoldsNone() throws IOException {
    var log = Files.readString(server.log());
    for (var failure :
        List.of("failed unexpectedly", "cannot be reached", "Attempt 1 of", "Stripe")) {
      assertTrue(log.contains(failure), failure);
    }
    assertEquals(Set.of(), Written.log(server.log()).traces(secrets));
  }

  @Test
  void noTableHoldsAny() throws Exception {
    var tables = Written.tables(server.databaseUrl());
    for (var column :
        List.of(
            "api_key.secret_sha256",
            "idempotency_answer.answer",
            "job_light.task_data",
            "top_up.payment_method",
            "webhook_attempt.answer",
            "webhook_endpoint.secret",
            "webhook_former_secret.secret")) {
      assertTrue(tables.texts().containsKey(column), column);
    }
    assertEquals(Set.of(), tables.traces(secrets));
  }

  @Test
  void noFileHoldsAnyButThoseThatAreMeantTo() throws IOException {
    var files =
        Written.files(server.home(), Set.of(server.home().resolve("postgres.password"))).texts();
    var ours =
        files.entrySet().stream()
            .filter(file -> !file.getKey().startsWith("runtime"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertTrue(ours.containsKey("postgres.log"), () -> "" + ours.keySet());
    assertTrue(ours.keySet().stream().anyMatch(name -> name.contains("pg_wal")));
    assertEquals(Set.of(), new Written(ours).traces(secrets));
  }

  private void refuseKeys() {
    var wrong =
        known("a wrong key", "sk_studio_" + made("the end of a wrong key") + "00000000000000");
    server.client().send(ApiRequest.get("/v1/projects", wrong)).expect(401, "unauthenticated");
    server.client().send(ApiRequest.get("/v1/projects/" + studio, studio)).expect(404, "not_found");
    server
        .client()
        .send(ApiRequest.post("/v1/projects", studio, Map.of("name", "a", studio, "b")))
        .expect(422, "validation_error");
    clips.send(ApiRequest.get("/api/v2/clips/results/" + studio, wrong));
    clips.send(ApiRequest.of("GET", "/api/v2/usage?key=" + clips.key()));
  }

  private void deliverWebhooks() throws Exception {
    var token = made("the secret in the URL of a webhook");
    var body = Map.of("url", receiver.url("/hook?token=" + token));
    var endpoint = twice("/v1/webhook-endpoints", studio, body).expect(201).json();
    var secret = known("the signing secret of the studio", endpoint.path("secret").asString());
    known("its bytes", secret.substring("whsec_".length()));
    var id = endpoint.path("id").asString();
    server
        .client()
        .send(ApiRequest.post("/v1/webhook-endpoints/" + id + "/test", studio))
        .expect(202);
    var delivery = receiver.await(sent -> sent.path().equals("/hook"));
    new Webhook(secret).verify(delivery.body(), delivery.headers().map());
    rotate(id);

    var webhook = ClipsDesk.data(twice("/api/v2/webhooks", clips.key(), body));
    known("the signing secret of clips", webhook.path("secret").asString());
    var dead = Map.of("url", "http://127.0.0.1:9/hook?token=" + token);
    var unreachable = ClipsDesk.data(twice("/api/v2/webhooks", clips.key(), dead));
    known("the other signing secret of clips", unreachable.path("secret").asString());
    clips.post("/api/v2/webhooks/" + unreachable.path("id").asString() + "/test").expect(200);
    awaitLogged("[Jj]ob webhook-delivery");
  }

  /** The next delivery is signed with both secrets, and its answer is nobody else's business. */
  private void rotate(String endpoint) {
    var target = "/v1/webhook-endpoints/" + endpoint;
    var rotated = twice(target + "/rotate-secret", studio, Map.of()).expect(200).json();
    known("the new signing secret of the studio", rotated.path("secret").asString());
    receiver.answer(200, made("what a receiver answers"));
    var test = ApiRequest.post(target + "/test", studio);
    var message = server.client().send(test).expect(202).json().path("message_id").asString();
    var delivery = ApiRequest.get(target + "/deliveries/" + message, studio);
    Await.until(
        "an answer in the log",
        PATIENCE,
        () -> server.client().send(delivery).text().contains("\"answer\""));
    receiver.answer(204);
  }

  private void upload() throws Exception {
    var talk = Recordings.read(Recordings.talk());
    var used = source("a used upload URL");
    put(UPLOADS + "/" + used, talk).expect(200);
    put(UPLOADS + "/" + used, talk);
    put(UPLOADS + "/" + made("an unknown upload URL"), talk);
    var token = source("an unused upload URL");
    put(UPLOADS + "/" + token, Recordings.truncatedVideo());
    put(UPLOADS + "/" + token, Recordings.textAsVideo());
    put(UPLOADS + "/" + token + "/", talk);
    put(UPLOADS + "/" + token + "/more", talk);
    clips.send(ApiRequest.get(UPLOADS + "/" + token, clips.key()));
    clips.send(ApiRequest.of("HEAD", UPLOADS + "/" + token));
    var disguised = "%" + "%02X".formatted((int) token.charAt(0)) + token.substring(1);
    for (var path :
        List.of(
            UPLOADS + "/" + token,
            UPLOADS + "/" + disguised,
            UPLOADS + "/" + token + "%00",
            UPLOADS + "/" + token + "%zz",
            UPLOADS + "/" + token + "?again=" + token,
            UPLOADS + "/" + token + "x".repeat(5000),
            "/" + UPLOADS + "/" + token,
            "/" + token,
            token)) {
      raw("PUT " + path + " HTTP/1.1", "X-Request-Id: " + clips.key());
      raw("POST " + path + " HTTP/1.1", "X-HTTP-Method-Override: DELETE");
      raw("PUT " + path + " HTTP/1.1", "Content-Length: 1000", "Content-Type: video/mp4");
      raw("PUT " + path, "Authorization: Bearer " + clips.key());
      raw("PUT " + path + " HTTP/9.9", "no header");
      raw(token + " " + path + " HTTP/1.1", "Authorization: " + clips.key());
    }
  }

  private void fetch() throws Exception {
    var signature = made("the signature of a video's URL");
    var query = "?X-Amz-Signature=" + signature + "&X-Amz-Expires=60";
    var path = "/shared/" + made("the secret in the path of a video's URL");
    var file = host.file("/talk.mp4", Recordings.read(Recordings.talk()));
    var begun = twice("/api/v2/clips", clips.key(), video(file + query));
    clips.awaitProject(ClipsDesk.projectId(begun), "SUCCEEDED");
    for (var url :
        List.of(
            host.status("/missing", 404),
            host.file(path, Recordings.textAsVideo()),
            host.redirect("/moved", "http://10.0.0.1/a" + query))) {
      var project = ClipsDesk.projectId(clips.post("/api/v2/clips", video(url + query)));
      clips.awaitProject(project, "FAILED");
    }
    clips.post("/api/v2/clips", video("http://10.0.0.1/" + query));
    clips.post("/api/v2/clips", video("http://me:" + signature + "@example.com/a.mp4"));
    clips.post("/api/v2/clips", video("http://127.0.0.1:9" + path + query));
    awaitLogged("[Jj]ob clips.fetch-source");
  }

  private void pay() {
    var method = Map.of("credits", 5, "payment_method", "pm_" + made("a means of payment"));
    twice("/v1/credits/top-ups", studio, method).expect(201);
    stripe.mood(FakeStripe.Mood.IS_DOWN);
    var request = ApiRequest.post("/v1/credits/top-ups", studio, method);
    assertEquals(503, server.client().send(keyed(request)).status());
    stripe.mood(FakeStripe.Mood.DECLINES);
    server.client().send(keyed(request));
  }

  /** The database keeps silent, tables are missing, and so is the disk. */
  private void breakTheServer() throws Exception {
    var faults = server.faults();
    var token = source("an upload URL of bad times");
    var talk = Recordings.read(Recordings.talk());
    try (var fault = faults.withoutTable("clips_source")) {
      var request = ApiRequest.of("PUT", UPLOADS + "/" + token).body("video/mp4", talk);
      assertEquals(500, clips.send(request.header("X-Request-Id", clips.key())).status());
      var url = video("http://127.0.0.1:9/a.mp4?sig=" + made("the signature of a lost URL"));
      assertEquals(500, clips.send(keyed(post("/api/v2/clips", url))).status());
    }
    try (var fault = faults.withoutTable("webhook_endpoint")) {
      var url = Map.of("url", receiver.url("/?token=" + made("the token of a lost webhook")));
      assertEquals(500, clips.send(keyed(post("/api/v2/webhooks", url))).status());
    }
    try (var fault = faults.withoutTable("idempotency_answer")) {
      var source = Map.of("filename", "talk.mp4");
      assertEquals(500, clips.send(keyed(post(UPLOADS, source))).status());
    }
    try (var fault = faults.lockedTable("clips_source")) {
      assertEquals(503, put(UPLOADS + "/" + token, talk).status());
    }
    try (var fault = faults.lockedTable("api_key")) {
      assertEquals(503, clips.get("/api/v2/clips/results/" + token).status());
    }
    var blobs = server.home().resolve("blobs");
    var elsewhere = Files.move(blobs, server.home().resolve("blobs-away"));
    Files.createFile(blobs);
    try {
      assertEquals(503, put(UPLOADS + "/" + token, talk).status());
    } finally {
      Files.delete(blobs);
      Files.move(elsewhere, blobs);
    }
    put(UPLOADS + "/" + token, talk).expect(200);
  }

  /** Sends a request and repeats it, which gives the same answer. */
  private Answer twice(String target, String key, Object body) {
    var request = keyed(ApiRequest.post(target, key, body));
    var first = server.client().send(request);
    var second = server.client().send(request);
    assertEquals(first.status(), second.status());
    assertEquals(first.text(), second.text());
    return first;
  }

  private ApiRequest post(String target, Object body) {
    return ApiRequest.post(target, clips.key(), body);
  }

  private ApiRequest keyed(ApiRequest request) {
    return request.header("Idempotency-Key", made("the Idempotency-Key of " + request));
  }

  private static Map<String, Object> video(String url) {
    return Map.of("video_url", url, "min_clip_ms", 1500, "max_clip_ms", 7000);
  }

  private String source(String name) {
    var source = data(twice(UPLOADS, clips.key(), Map.of("filename", "talk.mp4")));
    var path = URI.create(source.path("upload_url").asString()).getPath();
    return known(name, path.substring(UPLOADS.length() + 1));
  }

  private static JsonNode data(Answer answer) {
    return ClipsDesk.data(answer);
  }

  private Answer put(String target, byte[] bytes) {
    return clips.send(ApiRequest.of("PUT", target).body("video/mp4", bytes));
  }

  /** Sends what no client would, and reads what comes until the connection ends. */
  private void raw(String... lines) throws IOException {
    try (var socket = new Socket(server.address().getHost(), server.address().getPort())) {
      socket.setSoTimeout(10_000);
      var head = String.join("\r\n", lines) + "\r\nHost: a\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      var _ = socket.getInputStream().readAllBytes();
    }
  }

  private void awaitLogged(String text) {
    var line = Pattern.compile(text);
    Await.until(text + " in the log", PATIENCE, () -> line.matcher(read(server.log())).find());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private String made(String name) {
    var secret = Secret.made(name);
    secrets.add(secret);
    return secret.text();
  }

  private String known(String name, String text) {
    secrets.add(new Secret(name, text.strip()));
    return text.strip();
  }
}
