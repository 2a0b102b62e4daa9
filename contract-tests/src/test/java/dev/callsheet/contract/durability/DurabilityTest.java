package dev.callsheet.contract.durability;

import static dev.callsheet.contract.durability.ProjectDesk.step;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.clips.ClipsDesk;
import dev.callsheet.contract.documents.DocumentsDesk;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.DisposableServer;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.studio.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** One server that has much happen to it. */
@Order(Integer.MAX_VALUE - 20)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DurabilityTest {
  private static final int CREDITS = 1000;
  private static final int BOUGHT = 70;

  private static final int LECTURE_MILLIS = 122_000;

  /** What the lecture costs. */
  private static final int PRICE = 3;

  private static final Duration GRACE = Duration.ofSeconds(15);
  private static final long LARGE = 512L << 20;
  private static final long MOST_ADDED = 64L << 20;

  private final SlowBank bank = new SlowBank();
  private final byte[] lecture = Recordings.read(Recordings.lecture());
  private DisposableServer server;
  private Workspace workspace;
  private String asset = "";

  @BeforeAll
  void start() {
    server = new DisposableServer("durability", bank.address());
    workspace = Workspace.open(server.client(), server.key("studio", CREDITS));
  }

  @AfterAll
  void stop() throws InterruptedException {
    bank.close();
    server.close();
  }

  @Test
  @Order(1)
  void aLargeUploadTakesHardlyAnyMemory() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "only Linux tells");
    // One byte more is announced than comes, so that nothing is made of it afterwards.
    var large = workspace.pendingAsset("large.mp4", LARGE + 1);
    var before = residentBytes();
    var most = new ArrayList<>(List.of(before));
    var sending = new AtomicBoolean(true);
    var sampling =
        Thread.startVirtualThread(
            () -> {
              while (sending.get()) {
                most.set(0, Math.max(most.getFirst(), residentBytes()));
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
              }
            });
    try (var connection = server.client().connect()) {
      var request = appendHead(large, 0);
      connection.writeHead(request, LARGE);
      connection.write(lecture);
      var zeros = new byte[1 << 20];
      for (long left = LARGE - lecture.length; left > 0; left -= zeros.length) {
        connection.write(left < zeros.length ? new byte[(int) left] : zeros);
      }
      connection.readAnswer(request).expect(204);
    } finally {
      sending.set(false);
      sampling.join();
    }
    var added = most.getFirst() - before;
    System.out.printf(
        "Upload of %d MiB: %d MiB resident before, %d MiB at most%n",
        LARGE >> 20, before >> 20, most.getFirst() >> 20);
    assertTrue(added < MOST_ADDED, "added " + (added >> 20) + " MiB");
    workspace.send(workspace.upload("DELETE", Workspace.uploadId(large))).expect(204);
  }

  @Test
  @Order(2)
  void aKilledServerLosesNothingAndChargesNothingTwice() throws Exception {
    asset = workspace.ready(Recordings.lecture());
    var spent = spent();
    var prepared = workspace.uploaded("second.mp4", lecture);
    workspace.await("/v1/assets/" + prepared, found -> found.path("cuttable").asBoolean());
    var render = runningRender();
    var done = progress(prepared);
    var interrupted = workspace.pendingAsset("third.mp4", lecture.length);
    var topUp = ApiRequest.post("/v1/credits/top-ups", workspace.key(), Map.of("credits", BOUGHT));
    var lost =
        CompletableFuture.supplyAsync(() -> server.client().send(topUp)).exceptionally(e -> null);
    bank.awaitRequest();
    long acknowledged;
    try (var connection = server.client().connect()) {
      connection.writeHead(appendHead(interrupted, 0), lecture.length);
      connection.write(Arrays.copyOf(lecture, lecture.length - 1));
      acknowledged = awaitSomeOffset(interrupted);
      server.kill();
    }
    lost.join();
    bank.release();
    server.start();

    assertTrue(progress(prepared) >= done, done + " percent were done");
    long offset = offset(interrupted);
    assertTrue(offset >= acknowledged, offset + " of " + acknowledged);
    var rest = Arrays.copyOfRange(lecture, (int) offset, lecture.length);
    workspace.send(workspace.append(Workspace.uploadId(interrupted), offset, rest)).expect(204);
    assertEquals(LECTURE_MILLIS, workspace.awaitRender(render).path("duration_ms").asInt(), 40);
    workspace.awaitAsset(prepared, "ready");
    workspace.awaitAsset(interrupted.path("id").asString(), "ready");
    Await.until("the top-up", Duration.ofSeconds(30), () -> balance() > CREDITS);
    assertEquals(CREDITS + BOUGHT - spent - 2 * PRICE, balance());
    assertEquals(1, bank.charges());
    assertTrue(server.admin("verify-ledger").path("balances").asBoolean());
    assertSourceKept(interrupted.path("id").asString());
    assertEquals(List.of(), unfinishedFiles());
  }

  @Test
  @Order(3)
  void workGoesOnAfterTheDatabaseDied() throws Exception {
    var render = runningRender();
    var backends = server.database().descendants().toList();
    server.database().destroyForcibly();
    // They go on for a moment without it.
    Await.until(
        "the end of the backends",
        Duration.ofSeconds(30),
        () -> backends.stream().noneMatch(ProcessHandle::isAlive));
    var refused = get("/v1/projects");
    Await.until(
        "an answer of success", Duration.ofSeconds(30), () -> get("/v1/projects").status() == 200);
    // The answer may come so late that the database is back; a refusal must be the declared one.
    assertTrue(refused.status() == 200 || refused.code().equals("upstream_unavailable"));
    workspace.awaitRender(render);
    assertEquals(201, workspace.post("/v1/projects", Map.of("name", "After")).status());
  }

  @Test
  @Order(4)
  void aFrozenDatabaseIsDeclaredUnavailableWithinSeconds() throws Exception {
    var database = server.database();
    var family = new ArrayList<>(List.of(database));
    database.descendants().forEach(family::add);
    var uploaded = workspace.pendingAsset("frozen.mp4", lecture.length);
    signal("-STOP", family);
    try {
      var requests =
          List.of(
              ApiRequest.get("/v1/projects", workspace.key()),
              ApiRequest.get("/v1/assets/" + asset, workspace.key()),
              ApiRequest.post("/v1/projects", workspace.key(), Map.of("name", "No")),
              ApiRequest.get("/v1/credits", workspace.key()),
              workspace.append(Workspace.uploadId(uploaded), 0, lecture));
      var begin = System.nanoTime();
      var answers =
          requests.stream()
              .map(request -> CompletableFuture.supplyAsync(() -> server.client().send(request)))
              .toList();
      for (var answer : answers) {
        answer.join().expect(503, "upstream_unavailable");
        assertTrue(answer.join().header("Retry-After").isPresent());
      }
      var took = Duration.ofNanos(System.nanoTime() - begin);
      assertTrue(took.compareTo(Duration.ofSeconds(12)) < 0, "took " + took);
    } finally {
      signal("-CONT", family);
    }
    Await.until(
        "an answer of success", Duration.ofSeconds(20), () -> get("/v1/projects").status() == 200);
    var offset = offset(uploaded);
    workspace
        .send(
            workspace.append(
                Workspace.uploadId(uploaded),
                offset,
                Arrays.copyOfRange(lecture, (int) offset, lecture.length)))
        .expect(204);
  }

  @Test
  @Order(5)
  void aStoppedServerHandsItsRenderBack() throws Exception {
    var render = runningRender();
    var took = server.terminate();
    assertTrue(took.compareTo(GRACE) < 0, "took " + took);
    assertEquals(List.of(), unfinishedFiles());
    server.start();
    // No heartbeat has to be missed: the job was handed back.
    assertEquals(LECTURE_MILLIS, workspace.awaitRender(render).path("duration_ms").asInt(), 40);
  }

  @Test
  @Order(6)
  void aKilledServerChoosesAndExportsClipsForOneCharge() throws Exception {
    var desk = new ClipsDesk(server.client(), server.key("clips", CREDITS));
    var identity = desk.uploaded(Recordings.lecture());
    var asked = Map.of("identity", identity, "min_clip_ms", 60_000, "max_clip_ms", 90_000);
    var project = ClipsDesk.projectId(desk.post("/api/v2/clips", asked));
    desk.await(
        "/api/v2/clips/results/" + project, found -> found.path("progress_percent").asInt() > 0);
    server.kill();
    server.start();
    var clips = desk.awaitProject(project, "SUCCEEDED").path("clips");
    assertEquals(CREDITS - PRICE, desk.units());

    var begun = desk.export(project, List.of(1), Map.of());
    var export = ClipsDesk.data(begun).path("export_id").asString();
    desk.await(
        "/api/v2/clips/exports/" + export, found -> found.path("progress_percent").asInt() > 0);
    server.kill();
    server.start();
    var made = desk.awaitExport(export).path("files").path(0);
    var length = clips.path(0).path("end_ms").asInt() - clips.path(0).path("begin_ms").asInt();
    assertEquals(length, made.path("duration_ms").asInt(), 100);
    assertEquals(CREDITS - PRICE, desk.units());
    assertTrue(server.admin("verify-ledger").path("balances").asBoolean());
    assertEquals(List.of(), unfinishedFiles());
  }

  @Test
  @Order(7)
  void aKilledServerMakesEachDocumentOnceForOneCharge() throws Exception {
    var tenant = server.organization("documents", CREDITS);
    server.admin("set-tier", "--organization", tenant.id(), "--tier", "enterprise");
    var desk = DocumentsDesk.of(server.client(), tenant);
    var file = DocumentsDesk.id(desk.uploaded("readings.csv", readings()));
    var asked = new ArrayList<Map<String, Object>>();
    var tasks = new ArrayList<String>();
    for (int i = 0; i < 10; i++) {
      asked.add(
          Map.of(
              "outline",
              "# Readings " + i + "\n\n{{table: readings.csv}}\n",
              "data_sources",
              List.of(file),
              "async",
              true,
              "idempotency_key",
              "killed-" + i));
      tasks.add(begun(desk, asked.get(i)));
    }
    desk.await(task(tasks.getFirst()), found -> found.path("status").asString().equals("running"));
    server.kill();
    server.start();

    assertTrue(
        tasks.stream().anyMatch(id -> !DocumentsDesk.hasEnded(desk.get(task(id)).json())),
        "the server was killed too late");
    long charged = 0;
    for (int i = 0; i < 10; i++) {
      assertEquals(tasks.get(i), begun(desk, asked.get(i)));
      var task = desk.await(task(tasks.get(i)) + "?wait_ms=25000", DocumentsDesk::hasEnded);
      assertEquals("completed", task.path("status").asString(), task::toString);
      var run = desk.get(DocumentsDesk.run(task)).expect(200).json();
      assertEquals(run.path("sha256").asString(), DocumentsDesk.sha256(desk.downloaded(run)));
      charged += run.path("credits_used").asLong();
    }
    assertEquals(10, desk.get("/api/v1/runs?limit=100").expect(200).json().path("data").size());
    var left = desk.get("/api/v1/verify").expect(200).json().path("balance").asLong();
    assertEquals(CREDITS - charged, left);
    assertTrue(server.admin("verify-ledger").path("balances").asBoolean());
    assertEquals(List.of(), unfinishedFiles());
  }

  @Test
  @Order(8)
  void aServerThatIsKilledTwiceDoesEachTaskOfARunOnce() throws Exception {
    var desk = new ProjectDesk(server, CREDITS);
    var file = desk.uploaded("lecture.mp4", lecture);
    var text = desk.uploaded("text.mp4", Recordings.textAsVideo());
    var wide = Map.of("field", "width", "operator", "gt", "value", 10_000);
    var run =
        desk.begun(
            file,
            List.of(
                step("stored", "ingest"),
                step("web", "video", "height", 360, "ref", "stored", "after", List.of("stored")),
                step("sound", "audio"),
                step("wide", "image", "when", wide),
                step("broken", "ingest", "file_id", text),
                step("hindered", "audio", "after", List.of("broken")),
                step("unwanted", "video", "format", "webm", "after", List.of("web")),
                step("poster", "image", "at_ms", 1000, "ref", "web", "after", List.of("web"))));
    desk.awaitProgress(run, "web");
    server.kill();
    server.start();
    desk.awaitProgress(run, "unwanted");
    server.kill();
    server.start();
    var unwanted = ProjectDesk.task(desk.get(run).expect(200).json(), "unwanted");
    desk.post("/tasks/" + ProjectDesk.id(unwanted) + "/cancel").expect(200);

    var ended = desk.ended(run);
    assertEquals("failed", ended.path("status").asString());
    assertEquals(
        "stored=succeeded web=succeeded sound=succeeded wide=skipped broken=failed"
            + " hindered=cancelled unwanted=cancelled poster=succeeded",
        ProjectDesk.standing(ended));
    // Two uploads, and a video, a sound and a picture that were made of one of them.
    assertEquals(5, desk.get("/files?limit=100").expect(200).json().path("data").size());
    assertEquals(4 * PRICE, ended.path("credits").asInt());
    assertEquals(CREDITS - 4 * PRICE, spendable(desk.organization()));
    assertTrue(server.admin("verify-ledger").path("balances").asBoolean());
    Await.until(
        "the end of what was cancelled", Duration.ofSeconds(10), () -> unfinishedWork() == 0);
    assertEquals(List.of(), unfinishedFiles());
  }

  private long unfinishedWork() {
    try {
      return server.faults().query("select count(*) from job_media");
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private long spendable(String organization) throws IOException {
    return server
        .faults()
        .query(
            "select balance from ledger_account where kind = 'AVAILABLE' and wallet = 'LIVE' and"
                + " organization_id = '"
                + organization
                + "'");
  }

  /** A table that takes a moment to be made a workbook of. */
  private static String readings() {
    var text = new StringBuilder("day,place,reading,note\n");
    for (int row = 0; row < 60_000; row++) {
      text.append(row).append(",Place ").append(row % 97).append(',').append(row * 0.25);
      text.append(",Note ").append(row).append('\n');
    }
    return text.toString();
  }

  private static String task(String id) {
    return "/api/v1/tasks/" + id;
  }

  private static String begun(DocumentsDesk desk, Map<String, Object> request) {
    var answer = desk.post(DocumentsDesk.generate("excel"), request).expect(202).json();
    return answer.path("task_id").asString();
  }

  private String runningRender() {
    var render = workspace.render(asset, "mp4").expect(201).json().path("id").asString();
    workspace.await("/v1/renders/" + render, found -> found.path("progress_percent").asInt() > 0);
    return render;
  }

  /** How many percent of an asset are prepared. */
  private int progress(String id) {
    return get("/v1/assets/" + id).expect(200).json().path("progress_percent").asInt(100);
  }

  private ApiRequest appendHead(JsonNode pending, long offset) {
    return workspace
        .upload("PATCH", Workspace.uploadId(pending))
        .header("Upload-Offset", Long.toString(offset))
        .header("Content-Type", "application/offset+octet-stream");
  }

  private long awaitSomeOffset(JsonNode pending) {
    Await.until("stored bytes", Duration.ofSeconds(20), () -> offset(pending) > 0);
    return offset(pending);
  }

  private long offset(JsonNode pending) {
    var head = workspace.send(workspace.upload("HEAD", Workspace.uploadId(pending))).expect(200);
    return Long.parseLong(head.header("Upload-Offset").orElseThrow());
  }

  private Answer get(String target) {
    return server.client().send(ApiRequest.get(target, workspace.key()));
  }

  private int balance() {
    return get("/v1/credits").expect(200).json().path("credits").asInt();
  }

  private int spent() {
    return CREDITS - balance();
  }

  private void assertSourceKept(String id) throws IOException {
    try (var files = Files.walk(server.home().resolve("blobs"))) {
      var source =
          files
              .filter(file -> file.getFileName().toString().contains(id))
              .filter(file -> file.getFileName().toString().endsWith("source"))
              .findFirst()
              .orElseThrow();
      assertArrayEquals(lecture, Files.readAllBytes(source));
    }
  }

  /** What is left of work in progress. */
  private List<Path> unfinishedFiles() throws IOException {
    var work = server.home().resolve("work");
    try (var files = Files.walk(work)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> work.relativize(file).getNameCount() > 1)
          .toList();
    }
  }

  private static void signal(String signal, List<ProcessHandle> processes) throws Exception {
    var command = new ArrayList<>(List.of("kill", signal));
    processes.forEach(process -> command.add(Long.toString(process.pid())));
    new ProcessBuilder(command).start().waitFor();
  }

  private long residentBytes() {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(server.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElseThrow();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
