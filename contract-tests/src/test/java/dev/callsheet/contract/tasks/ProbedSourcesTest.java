package dev.callsheet.contract.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.clips.FileHost;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a source that is probed: the same by whatever way it comes, and nothing more. */
class ProbedSourcesTest {
  private static final byte[] TALK = Recordings.read(Recordings.talk());

  private final CallsheetServer server = CallsheetServer.running();
  private final TasksDesk desk = TasksDesk.ofNew("Probing", 0);
  private final FileHost host = new FileHost();

  @AfterEach
  void closeHost() {
    host.close();
  }

  @Test
  void whatIsAtAUrlAndWhatWasUploadedAreTheSameAndNothingIsKept() {
    var fetched = probe(host.redirect("/moved.mp4", host.file("/talk.mp4", TALK))).expect(200);
    assertEquals("video", fetched.json().path("medium").asString());
    assertEquals(TALK.length, fetched.json().path("size_bytes").asInt());
    assertEquals(12_000, fetched.json().path("duration_ms").asInt(), 100);
    assertEquals("aac", fetched.json().at("/audio/0/codec").asString());
    var file = desk.uploaded("talk.mp4", TALK);
    assertEquals(fetched.text(), desk.post("/probe", Map.of("file_id", file)).expect(200).text());
    assertEquals(1, desk.get("/files").expect(200).json().path("data").size());
  }

  @Test
  void aBadGatewayIsNotKeptUnderAnIdempotencyKeyAndAProbeIs() {
    var request =
        ApiRequest.post("/probe", desk.key(), Map.of("url", host.flaky("/flaky.mp4", TALK)))
            .header("Idempotency-Key", "once");
    desk.send(request).expect(502, "bad_gateway");
    var first = desk.send(request).expect(200);
    var second = desk.send(request).expect(200);
    assertEquals(first.text(), second.text());
    assertEquals(Optional.of("true"), second.header("Idempotent-Replayed"));
  }

  @Test
  void aHostThatHasTooMuchToDoIsABadGateway() {
    probe(host.status("/busy", 429)).expect(502, "bad_gateway");
    probe(host.status("/empty", 200)).expect(502, "bad_gateway");
  }

  @Test
  void aStorageThatIsAwayIsUnavailable() {
    var file = desk.uploaded("talk.mp4", TALK);
    server.whileTheStorageIsAway(
        () -> desk.post("/probe", Map.of("file_id", file)).expect(503, "service_unavailable"));
    desk.post("/probe", Map.of("file_id", file)).expect(200);
  }

  @Test
  void aPlanSaysHowManyBytesAreFetched() {
    server.setPlan(desk.organization(), TasksFamily.NAME, "--max-upload-bytes", "1000");
    var refused = probe(host.file("/planned.mp4", TALK)).expect(400, "request_invalid");
    assertTrue(refused.json().path("message").asString().contains("1000"), refused::text);
  }

  private Answer probe(String url) {
    return desk.post("/probe", Map.of("url", url));
  }
}
