package dev.callsheet.contract.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.checking.Form;
import dev.callsheet.contract.harness.CallsheetServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class DocumentImagesTest {
  private static final String IMAGES = "/api/v1/images";
  private static final String ACTIVE =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">"
          + "<script>alert(1)</script><circle r=\"4\" cx=\"4\" cy=\"4\"/></svg>";

  private final CallsheetServer server = CallsheetServer.running();
  private final DocumentsDesk desk = DocumentsDesk.ofNew("Images");

  private record Sample(String kind, byte[] content, int width, int height, String mediaType) {}

  @TestFactory
  Stream<DynamicTest> theContentSaysWhatAnImageIs() {
    return Stream.of(
            new Sample("png", Samples.picture("png"), 40, 30, "image/png"),
            new Sample("jpeg", Samples.picture("jpg"), 40, 30, "image/jpeg"),
            new Sample("gif", Samples.picture("gif"), 40, 30, "image/gif"),
            new Sample("webp", Samples.webp(), 1, 1, "image/webp"),
            new Sample("svg", DocumentsDesk.SQUARE.getBytes(UTF_8), 24, 16, "image/svg+xml"))
        .map(sample -> dynamicTest(sample.kind(), () -> uploadAndReadBack(sample)));
  }

  private void uploadAndReadBack(Sample sample) {
    var uploaded = desk.send(desk.image("logo.bmp", "Our logo", sample.content())).expect(201);
    var told = uploaded.json();
    assertEquals(sample.kind(), told.path("kind").asString());
    assertEquals(sample.mediaType(), told.path("media_type").asString());
    assertEquals(sample.width(), told.path("width").asInt());
    assertEquals(sample.height(), told.path("height").asInt());
    assertEquals("logo.bmp", told.path("file_name").asString());
    assertEquals("Our logo", told.path("alt").asString());
    var path = IMAGES + "/" + DocumentsDesk.id(told);
    assertEquals(path, URI.create(uploaded.header("Location").orElseThrow()).getPath());
    assertEquals(told, desk.get(path).expect(200).json());
    assertContent(path, sample.content(), sample.mediaType());
  }

  private void assertContent(String path, byte[] expected, String mediaType) {
    var content = desk.get(path + "/content").expect(200);
    assertArrayEquals(expected, content.body());
    assertEquals(Optional.of(mediaType), content.header("Content-Type"));
    assertEquals(
        Optional.of("attachment; filename=\"logo.bmp\""), content.header("Content-Disposition"));
    assertEquals(Optional.of("nosniff"), content.header("X-Content-Type-Options"));
  }

  @Test
  void anActiveDrawingIsTakenWithAWarningAndNeverShownInPlace() {
    var told =
        desk.send(desk.image("logo.bmp", "A dot", ACTIVE.getBytes(UTF_8))).expect(201).json();
    assertTrue(told.path("warnings").size() > 0, told::toString);
    assertContent(IMAGES + "/" + DocumentsDesk.id(told), ACTIVE.getBytes(UTF_8), "image/svg+xml");
  }

  @Test
  void aStorageThatIsAwayOrLosesAnImageIsAnErrorOfTheStorage() {
    var server = CallsheetServer.running();
    var square = desk.image("square.svg", "A square", DocumentsDesk.SQUARE.getBytes(UTF_8));
    server.whileTheStorageIsAway(() -> desk.send(square).expect(502, "upstream_error"));
    var image = DocumentsDesk.id(desk.pictured("square.svg", "A square"));
    server.loseBlob(
        server.faults().text("select blob_key from document_image where id = '" + image + "'"));
    desk.get("/api/v1/images/" + image + "/content").expect(502, "upstream_error");
  }

  @Test
  void pagesTogetherHoldEveryImageNewestFirst() {
    var uploaded = new ArrayList<String>();
    for (var number = 0; number < 3; number++) {
      uploaded.addFirst(DocumentsDesk.id(desk.pictured(number + ".svg", "Number " + number)));
    }
    var first = desk.get(IMAGES + "?limit=2").expect(200).json();
    var second =
        desk.get(IMAGES + "?limit=2&cursor=" + first.path("next_cursor").asString())
            .expect(200)
            .json();
    assertEquals(
        uploaded,
        Stream.concat(first.path("data").valueStream(), second.path("data").valueStream())
            .map(DocumentsDesk::id)
            .toList());
  }

  @Test
  void aDeletedImageIsGone() {
    var id = DocumentsDesk.id(desk.pictured("logo.svg", "Our logo"));
    var path = IMAGES + "/" + id;
    desk.delete(path).expect(204);
    desk.get(path).expect(410, "gone");
    desk.get(path + "/content").expect(410, "gone");
    desk.delete(path).expect(410, "gone");
    assertEquals("[]", desk.get(IMAGES).expect(200).json().path("data").toString());
    DocumentsDesk.ofNew("Somebody else").get(path).expect(404, "not_found");
    desk.get("/api/v1/files/" + id.replace("img_", "fil_")).expect(404, "not_found");
  }

  @Test
  void whatAnUnfinishedRunNeedsCannotBeDeleted() {
    server.grant(desk.tenant(), 10);
    var id = DocumentsDesk.id(desk.pictured("logo.svg", "Our logo"));
    JsonNode task;
    try (var busy = server.faults().workersBusy("documents.make-document")) {
      task =
          desk.post(
                  "/api/v1/word/generate",
                  Map.of(
                      "outline",
                      "# Us\n\n{{image: logo.svg}}\n",
                      "image_assets",
                      List.of(id),
                      "async",
                      true))
              .expect(202)
              .json();
      desk.delete(IMAGES + "/" + id).expect(409, "conflict");
      desk.post("/api/v1/tasks/" + task.path("task_id").asString() + "/cancel").expect(200);
    }
    desk.delete(IMAGES + "/" + id).expect(204);
  }

  @TestFactory
  Stream<DynamicTest> whatCannotBeReadIsRefused() {
    var png = Samples.picture("png");
    var lying = png.clone();
    // The width of the header, which says a billion now; so no decoder may believe it.
    lying[16] = 0x3b;
    var refused = new LinkedHashMap<String, byte[]>();
    refused.put("nothing", new byte[0]);
    refused.put("a text", "Not a picture".getBytes(UTF_8));
    refused.put("a picture that is cut off", Arrays.copyOf(png, png.length - 40));
    refused.put("a picture that lies about its size", lying);
    refused.put("a kind that is not read", "BM\0\0\0\0\0\0\0\0 and so on".getBytes(UTF_8));
    return refused.entrySet().stream()
        .map(
            each ->
                dynamicTest(
                    each.getKey(),
                    () -> {
                      var answer =
                          desk.send(desk.image("logo.png", "Our logo", each.getValue()))
                              .expect(422, "validation_error")
                              .json();
                      assertEquals("/file", answer.at("/fields/0/field").asString());
                    }));
  }

  @Test
  void whatAnImageShowsMustBeSaid() {
    var file = new Form().file("file", "logo.png", Samples.picture("png"));
    var request = ApiRequest.post(IMAGES, desk.key());
    var missing = desk.send(file.of(request)).expect(400, "invalid_request").json();
    assertTrue(missing.path("message").asString().contains("/alt"), missing::toString);
    var wordy = desk.send(desk.image("logo.png", "x".repeat(501), Samples.picture("png")));
    assertEquals(
        "/alt", wordy.expect(422, "validation_error").json().at("/fields/0/field").asString());
  }

  @Test
  void anImageMayHaveAsManyBytesAsTheTierAllows() {
    var padded = Arrays.copyOf(DocumentsDesk.SQUARE.getBytes(UTF_8), (10 << 20) + 1);
    Arrays.fill(padded, DocumentsDesk.SQUARE.length(), padded.length, (byte) '\n');
    desk.send(desk.image("large.svg", "Too large", padded)).expect(413, "payload_too_large");
  }

  @Test
  void theSameUploadWithTheSameKeyIsDoneOnce() {
    var png = Samples.picture("png");
    var request = desk.image("logo.png", "Our logo", png).header("Idempotency-Key", "once");
    var first = desk.send(request).expect(201);
    assertEquals(first.text(), desk.send(request).expect(201).text());
    desk.send(desk.image("logo.png", "Another text", png).header("Idempotency-Key", "once"))
        .expect(409, "conflict");
    assertEquals(1, desk.get(IMAGES).expect(200).json().path("data").size());
  }
}
