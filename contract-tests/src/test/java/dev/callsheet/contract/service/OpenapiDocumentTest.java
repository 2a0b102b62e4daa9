package dev.callsheet.contract.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.harness.CallsheetServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The document, as the server sends it. */
class OpenapiDocumentTest {
  private static final ApiRequest DOCUMENT = ApiRequest.of("GET", "/openapi.yaml");

  private final CallsheetServer server = CallsheetServer.running();

  @Test
  void itIsTheDocumentOfThisBuild() throws IOException {
    var answer = server.client().send(DOCUMENT).expect(200);
    assertArrayEquals(Files.readAllBytes(ContractDocument.file()), answer.body());
    assertEquals("Accept-Encoding", answer.header("Vary").orElse(""));
    assertTrue(answer.header("Content-Encoding").isEmpty());
  }

  @Test
  void itIsCompressedForThoseWhoTakeThat() throws IOException {
    var plain = server.client().send(DOCUMENT).expect(200);
    var answer = server.client().send(DOCUMENT.header("Accept-Encoding", "gzip")).expect(200);
    assertEquals("gzip", answer.header("Content-Encoding").orElse(""));
    assertTrue(
        answer.body().length * 5 < plain.body().length, () -> answer.body().length + " bytes");
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertArrayEquals(plain.body(), unpacked.readAllBytes());
    }
    assertNotEquals(plain.header("ETag"), answer.header("ETag"));
  }

  @TestFactory
  Stream<DynamicTest> acceptEncodingIsReadAsItIsMeant() {
    return Stream.of(
            "br, gzip;q=0.5 -> gzip",
            "* -> gzip",
            "GZIP -> gzip",
            "deflate, br -> ",
            "gzip;q=0 -> ",
            "gzip;q=0.000, * -> ",
            "*;q=0 -> ")
        .map(line -> line.split(" -> ", -1))
        .map(
            row ->
                dynamicTest(
                    row[0],
                    () ->
                        assertEquals(
                            row[1],
                            server
                                .client()
                                .send(DOCUMENT.header("Accept-Encoding", row[0]))
                                .expect(200)
                                .header("Content-Encoding")
                                .orElse(""))));
  }

  @Test
  void whoHasItGetsItNotAgain() {
    for (var coding : new String[] {"identity", "gzip"}) {
      var request = DOCUMENT.header("Accept-Encoding", coding);
      var etag = server.client().send(request).expect(200).header("ETag").orElse("");
      var unchanged = server.client().send(request.header("If-None-Match", etag)).expect(304);
      assertEquals(etag, unchanged.header("ETag").orElse(""));
      assertEquals("Accept-Encoding", unchanged.header("Vary").orElse(""));
      server.client().send(request.header("If-None-Match", "\"another\"")).expect(200);
    }
  }
}
