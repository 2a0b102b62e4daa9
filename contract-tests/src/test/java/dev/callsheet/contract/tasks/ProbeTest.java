package dev.callsheet.contract.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.clips.FileHost;
import dev.callsheet.contract.harness.Recordings;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ProbeTest {
  private static final byte[] TEXT = "No media at all.".getBytes(StandardCharsets.UTF_8);

  private final TasksDesk desk = TasksDesk.ofNew("Curious", 0);
  private final FileHost host = new FileHost();

  @AfterEach
  void closeHost() {
    host.close();
  }

  @Test
  void aFileIsLookedAtThoughNobodyCanPay() {
    var file = desk.uploaded("gradient.png", Pictures.png(48, 32));
    var probe = desk.post("/probe", Map.of("file_id", file)).expect(200).json();
    assertEquals("image", probe.path("medium").asString());
    assertEquals(48, probe.at("/image/width").asInt());
    assertEquals(32, probe.at("/image/height").asInt());
    assertEquals(1, probe.at("/image/frames").asInt());
  }

  @Test
  void aUrlIsLookedAt() {
    var url = host.file("/talk.mp4", Recordings.read(Recordings.talk()));
    var probe = desk.post("/probe", Map.of("url", url)).expect(200).json();
    assertEquals("video", probe.path("medium").asString());
    assertEquals(320, probe.at("/video/0/width").asInt());
    assertEquals(180, probe.at("/video/0/height").asInt());
    assertEquals(25, probe.at("/video/0/fps").asDouble(), 0.01);
    assertEquals(0, probe.at("/video/0/rotation").asInt());
    assertTrue(probe.at("/video/0/preferred").asBoolean());
    assertTrue(probe.path("duration_ms").asLong() > 0);
    assertEquals(1, probe.path("audio").size());
  }

  @Test
  void aSourceHasToBeNamedAndOnlyOne() {
    desk.post("/probe", Map.of()).expect(400, "url_required");
    var file = desk.uploaded("gradient.png", Pictures.png(8, 8));
    desk.post("/probe", Map.of("file_id", file, "url", TasksDesk.NEVER))
        .expect(400, "request_invalid");
    desk.post("/probe", Map.of("file_id", "fil_1")).expect(400, "request_invalid");
  }

  @Test
  void whatIsNoMediaIsUnsupported() {
    var file = desk.uploaded("letter.mp4", TEXT);
    desk.post("/probe", Map.of("file_id", file)).expect(400, "format_unsupported");
    desk.post("/probe", Map.of("url", host.file("/letter.mp4", TEXT)))
        .expect(400, "format_unsupported");
  }

  @Test
  void aFileWithoutItsBytesIsInvalid() {
    var file = TasksDesk.id(desk.announced("late.mp4"));
    desk.post("/probe", Map.of("file_id", file)).expect(400, "request_invalid");
  }

  @Test
  void whatIsSomebodyElsesIsAnsweredLikeWhatThereIsNot() {
    var other = TasksDesk.ofNewProject(desk.organization(), "Other").uploaded("a.png", TEXT);
    var foreign = TasksFixtures.ofOther().file();
    var unknown = "fil_" + "7".repeat(26);
    var named = Set.of(other, foreign, unknown);
    var answers =
        Stream.of(other, foreign, unknown)
            .map(id -> desk.post("/probe", Map.of("file_id", id)).expect(404, "file_not_found"))
            .map(answer -> answer.text().replaceAll(String.join("|", named), "ID"))
            .distinct()
            .toList();
    assertEquals(1, answers.size(), answers::toString);
  }

  @TestFactory
  Stream<DynamicTest> aHostThatFailsIsABadGateway() {
    var nonsense = BadHost.answering("And now for something completely different\r\n\r\n");
    var short_ =
        BadHost.answering(
            "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\nContent-Type: video/mp4\r\n\r\n"
                + "\0\0\0\40ftypisom");
    var silent = BadHost.silent();
    var urls = new LinkedHashMap<String, String>();
    urls.put("refuses", TasksDesk.NEVER);
    urls.put("answers 503", host.status("/unavailable", 503));
    urls.put("answers 500", host.status("/broken", 500));
    urls.put("answers nonsense", nonsense.url());
    urls.put("breaks off", short_.url());
    urls.put("is silent", silent.url());
    return urls.entrySet().stream()
        .map(
            each ->
                dynamicTest(
                    each.getKey(),
                    () -> {
                      var url = each.getValue();
                      desk.post("/probe", Map.of("url", url)).expect(502, "bad_gateway");
                    }))
        .onClose(
            () -> {
              nonsense.close();
              short_.close();
              silent.close();
            });
  }

  @TestFactory
  Stream<DynamicTest> aUrlThatMustNotBeFetchedIsInvalid() {
    return Stream.of(
            host.status("/missing", 404),
            host.status("/forbidden", 403),
            "http://10.0.0.1/a.mp4",
            "http://169.254.169.254/latest",
            "ftp://127.0.0.1/a.mp4",
            "file:///etc/passwd")
        .map(
            url ->
                dynamicTest(
                    url,
                    () -> {
                      var refused =
                          desk.post("/probe", Map.of("url", url)).expect(400, "request_invalid");
                      assertTrue(refused.json().path("message").asString().contains("url"));
                    }));
  }

  @Test
  void aRedirectToAPrivateAddressIsInvalid() {
    var url = host.redirect("/elsewhere", "http://10.0.0.1/a.mp4");
    desk.post("/probe", Map.of("url", url)).expect(400, "request_invalid");
  }

  @Test
  void aReaderMayNotProbe() {
    desk.withScopes("read")
        .post("/probe", Map.of("url", TasksDesk.NEVER))
        .expect(403, "access_denied");
    assertEquals(
        List.of(), desk.get("/tasks").expect(200).json().path("data").valueStream().toList());
  }
}
