package dev.callsheet.contract.cors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Browser;
import dev.callsheet.contract.browser.HeadlessBrowser;
import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.family.Templates;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.harness.SecondNode;
import dev.callsheet.contract.studio.Workspace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What pages of other origins may do, at a node that allows one and at a server that allows none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorsTest {
  private static final String STUDIO = "studio";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String EXPOSED = "Access-Control-Expose-Headers";

  /** What a page can read of any answer (Fetch, 2.2.2). */
  private static final Set<String> SAFELISTED =
      Set.of(
          "cache-control",
          "content-language",
          "content-length",
          "content-type",
          "expires",
          "last-modified",
          "pragma");

  private final CallsheetServer server = CallsheetServer.running();
  private final HttpClient http = HttpClient.newHttpClient();
  private final PageHost pages = new PageHost();
  private final Workspace workspace = Workspace.open(server.tenants(STUDIO).main().key());
  private SecondNode node;

  @BeforeAll
  void start() {
    node = SecondNode.forPagesOf(pages.origin());
  }

  @AfterAll
  void stop() throws InterruptedException {
    node.close();
    pages.close();
  }

  @TestFactory
  Stream<DynamicTest> aPreflightOfEachOperationIsAnswered() {
    return server.document().operations().stream()
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () -> {
                      var path = Templates.wellFormed(operation).path();
                      var asked = "authorization,content-type,tus-resumable,upload-metadata";
                      var answer = preflight(node.address(), path, operation.method(), asked);
                      assertEquals(204, answer.statusCode());
                      assertEquals(pages.origin(), header(answer, ALLOW_ORIGIN));
                      assertEquals(asked, header(answer, "Access-Control-Allow-Headers"));
                      var methods = header(answer, "Access-Control-Allow-Methods").split(", ", -1);
                      assertTrue(Set.of(methods).contains(operation.method()));
                      assertEquals("7200", header(answer, "Access-Control-Max-Age"));
                      assertTrue(answer.headers().firstValue("X-Request-Id").isPresent());
                    }));
  }

  @Test
  void everyHeaderOfASuccessCanBeRead() {
    var created =
        node.client()
            .send(workspace.creation("voice.m4a", 1000).header("Origin", pages.origin()))
            .expect(201);
    assertReadable(created);
    assertReadable(
        node.client()
            .send(
                workspace
                    .upload("HEAD", id(created.header("Location").orElse("")))
                    .header("Origin", pages.origin()))
            .expect(200));
    var document = node.client().send(fromPage(ApiRequest.of("GET", "/openapi.yaml"))).expect(200);
    assertReadable(document);
    assertEquals("Accept-Encoding, Origin", document.header("Vary").orElse(""));
  }

  @Test
  void errorsCanBeReadWhereverTheyComeFrom() throws Exception {
    var client = node.client();
    var key = workspace.key();
    var projects = fromPage(ApiRequest.get("/v1/projects", key));
    assertReadable(
        client.send(fromPage(ApiRequest.of("GET", "/v1/projects"))).expect(401, "unauthenticated"));
    assertReadable(
        client.send(fromPage(ApiRequest.get("/v1/nothing", key))).expect(404, "not_found"));
    assertReadable(
        client
            .send(fromPage(ApiRequest.of("DELETE", "/v1/projects").key(key)))
            .expect(405, "method_not_allowed"));
    assertReadable(
        client
            .send(fromPage(ApiRequest.of("POST", "/v1/projects").key(key).json("{")))
            .expect(400, "bad_request"));
    var exhausted = fromPage(ApiRequest.get("/v1/projects", server.tenants(STUDIO).exhaustedKey()));
    client.send(exhausted);
    assertReadable(client.send(exhausted).expect(429, "rate_limited"));
    try (var fault = server.faults().withoutTable("studio_project")) {
      assertReadable(client.send(projects).expect(500, "internal_error"));
    }
    var malformed = fromPage(ApiRequest.get("/v1/projects/%zz", key));
    try (var connection = client.connect()) {
      connection.writeHead(malformed, -1);
      assertReadable(connection.readAnswer(malformed).expect(400, "bad_request"));
    }
    client.send(projects).expect(200);
  }

  @Test
  void anotherOriginMayNothing() throws Exception {
    var other = "https://other.example";
    var answer =
        node.client()
            .send(ApiRequest.get("/v1/projects", workspace.key()).header("Origin", other))
            .expect(200);
    assertTrue(answer.header(ALLOW_ORIGIN).isEmpty());
    assertEquals("Origin", answer.header("Vary").orElse(""));
    var preflight =
        http.send(
            HttpRequest.newBuilder(node.address().resolve("/v1/projects"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", other)
                .header("Access-Control-Request-Method", "GET")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(405, preflight.statusCode());
    assertTrue(preflight.headers().firstValue(ALLOW_ORIGIN).isEmpty());
  }

  @Test
  void nobodyMayAnythingUnlessThatIsConfigured() throws Exception {
    var answer = server.client().send(fromPage(ApiRequest.get("/v1/projects", workspace.key())));
    assertTrue(answer.expect(200).header(ALLOW_ORIGIN).isEmpty());
    assertTrue(answer.header("Vary").isEmpty());
    var preflight = preflight(server.address(), "/v1/projects", "GET", "authorization");
    assertEquals(405, preflight.statusCode());
    assertTrue(preflight.headers().firstValue(ALLOW_ORIGIN).isEmpty());
  }

  @Test
  void aPageUploadsGoesOnAfterABreakAndReadsErrors() throws Exception {
    try (var browser = HeadlessBrowser.start();
        var window = browser.window(new Browser.NewContextOptions())) {
      var tus = browser.script("tus-js-client/dist/tus.min.js").getBytes(StandardCharsets.UTF_8);
      var html = "<!doctype html><title>Upload</title><script src='/tus.js'></script>";
      pages.file("/tus.js", "text/javascript", tus);
      pages.file("/talk.mp4", "video/mp4", Recordings.read(Recordings.talk()));
      pages.file("/", "text/html", html.getBytes(StandardCharsets.UTF_8));
      var page = window.newPage();
      page.navigate(pages.origin() + "/");
      var endpoint = node.address().resolve("/v1/uploads").toString();
      var uploaded =
          page.evaluate(
              UPLOAD,
              Map.of("endpoint", endpoint, "key", workspace.key(), "project", workspace.project()));
      workspace.awaitAsset(uploaded.toString(), "ready");
      assertEquals(
          "401 unauthenticated",
          page.evaluate(REFUSED, Map.of("endpoint", endpoint, "key", "nobodys")));
    }
  }

  /** Breaks off after the first piece and goes on as a page would that was opened again. */
  private static final String UPLOAD =
      """
      async ({endpoint, key, project}) => {
        const file = await (await fetch('/talk.mp4')).blob();
        let asset;
        const run = resumed => new Promise((resolve, reject) => {
          const upload = new tus.Upload(file, {
            endpoint,
            chunkSize: 50000,
            retryDelays: null,
            headers: {Authorization: 'Bearer ' + key},
            metadata: {project_id: project, filename: 'talk.mp4', filetype: 'video/mp4'},
            onAfterResponse: (request, response) => {
              asset = response.getHeader('Upload-Asset') || asset;
            },
            onChunkComplete: () => {
              if (!resumed) {
                upload.abort().then(() => resolve('broken off'));
              }
            },
            onError: reject,
            onSuccess: () => resolve('done')
          });
          if (!resumed) {
            upload.start();
            return;
          }
          upload.findPreviousUploads().then(previous => {
            upload.resumeFromPreviousUpload(previous[0]);
            upload.start();
          });
        });
        const first = await run(false);
        const second = await run(true);
        if (first !== 'broken off' || second !== 'done') {
          throw new Error(first + ', then ' + second);
        }
        return asset;
      }
      """;

  private static final String REFUSED =
      """
      ({endpoint, key}) => new Promise(resolve => {
        new tus.Upload(new Blob(['x']), {
          endpoint,
          retryDelays: null,
          headers: {Authorization: 'Bearer ' + key},
          onError: error => {
            const answer = error.originalResponse;
            resolve(answer.getStatus() + ' ' + JSON.parse(answer.getBody()).error.code);
          }
        }).start();
      })
      """;

  private void assertReadable(Answer answer) {
    assertEquals(pages.origin(), answer.header(ALLOW_ORIGIN).orElse(""));
    var hidden = new TreeSet<>(answer.headers().keySet());
    hidden.removeAll(SAFELISTED);
    hidden.removeAll(Set.of("connection", "date", "vary", "transfer-encoding"));
    hidden.removeIf(name -> name.startsWith("access-control-"));
    for (var name : answer.header(EXPOSED).orElse("").split(", *", -1)) {
      hidden.remove(name.toLowerCase(java.util.Locale.ROOT));
    }
    assertEquals(Set.of(), hidden, "headers that a page cannot read");
  }

  private ApiRequest fromPage(ApiRequest request) {
    return request.header("Origin", pages.origin());
  }

  private HttpResponse<String> preflight(URI address, String path, String method, String headers)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address.resolve(path))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", pages.origin())
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", headers)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String id(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
