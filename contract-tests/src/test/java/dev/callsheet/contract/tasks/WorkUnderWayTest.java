package dev.callsheet.contract.tasks;

import static dev.callsheet.contract.tasks.TasksDesk.id;
import static dev.callsheet.contract.tasks.TasksDesk.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.clips.FileHost;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.harness.WebhookReceiver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of tasks while they are under way, and of those that depend on them. */
class WorkUnderWayTest {
  private final CallsheetServer server = CallsheetServer.running();
  private final TasksDesk desk = TasksDesk.ofNew("Under way", 1000);

  @Test
  void aLongTaskThatIsCancelledIsKilledAndLeavesNothing() {
    var lecture = desk.uploaded("lecture.mp4", Recordings.read(Recordings.lecture()));
    var balance = balance();
    var asked = Map.of("kind", "video", "file_id", lecture, "format", "webm");
    var target = "/tasks/" + id(desk.created(asked));
    var running = desk.await(target, told -> told.path("progress").asInt() > 10);
    assertEquals("processing", running.path("status").asString());
    assertEquals(3, running.path("credits").asInt());
    assertEquals(balance - 3, balance());

    desk.post(target + "/cancel").expect(200);
    var cancelled = desk.get(target).expect(200).json();
    assertEquals("cancelled", cancelled.path("status").asString());
    assertEquals(0, cancelled.path("credits").asInt());
    assertEquals(balance, balance());
    Await.until(
        "the end of ffmpeg", Duration.ofSeconds(10), () -> !server.runsProgram("libvpx-vp9"));
    assertEquals(1, desk.get("/files").expect(200).json().path("data").size());
  }

  @Test
  void aHostThatIsDownFailsATaskForNowAndARetryRevivesWhatCameAfterIt() {
    try (var host = new FileHost()) {
      var url = host.status("/down.wav", 503);
      var spec = Map.of("kind", "ingest", "url", url);
      var steps =
          List.of(
              step("fetched", spec),
              step("small", Map.of("kind", "audio", "ref", "fetched"), "fetched"));
      var body = Map.of("workflow", Map.of("tasks", steps));
      var target = "/runs/" + id(desk.post("/runs", body).expect(201).json());
      var failed = desk.ended(target);
      var fetched = failed.at("/tasks/0");
      assertEquals("failed", fetched.path("status").asString());
      assertEquals("bad_gateway", fetched.at("/error/kind").asString());
      assertTrue(fetched.at("/error/retryable").asBoolean());
      assertEquals("cancelled", failed.at("/tasks/1/status").asString());

      host.replace("/down.wav", Recordings.wav(1, 8_000, 8_000));
      var retried = desk.post("/tasks/" + id(fetched) + "/retry").expect(200).json();
      assertEquals(2, retried.path("attempt").asInt());
      var ended = desk.ended(target);
      assertEquals("succeeded", ended.path("status").asString(), ended::toString);
      assertEquals("succeeded", ended.at("/tasks/1/status").asString());
    }
  }

  @Test
  void aWebhookHearsOfTheEndOfATaskAndOfItsRunWithoutUrls() {
    var tone = desk.uploaded("tone.wav", Recordings.wav(1, 8_000, 8_000));
    try (var receiver = new WebhookReceiver()) {
      desk.webhook(receiver.url("/tasks"));
      var task = desk.done(Map.of("kind", "audio", "file_id", tone));
      assertTrue(task.at("/outputs/0").has("url"));
      var told =
          receiver.await(
              delivery ->
                  delivery.body().contains("task.succeeded") && delivery.body().contains(id(task)));
      assertFalse(told.body().contains("\"url\""), told.body());
      receiver.await(
          delivery ->
              delivery.body().contains("run.succeeded")
                  && delivery.body().contains(task.path("run_id").asString()));
    }
  }

  private long balance() {
    return server
        .faults()
        .query(
            "select balance from ledger_account where kind = 'AVAILABLE' and wallet = 'LIVE' and"
                + " organization_id = '"
                + desk.organization().id()
                + "'");
  }
}
