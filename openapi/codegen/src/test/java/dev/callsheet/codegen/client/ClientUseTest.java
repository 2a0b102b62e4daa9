package dev.callsheet.codegen.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.codegen.SmallSpec;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a program can do with a generated client, against a connection that answers as it is told.
 */
final class ClientUseTest {
  @TempDir private static Path classes;

  private static ClientProgram program;

  @BeforeAll
  static void load() throws IOException {
    Contract contract = SmallSpec.read("shelf.yaml");
    var types = new ClientTypes("shelf.client", new Placement(contract));
    program =
        ClientProgram.of(
            classes,
            ClientSources.of(contract, types, Set.of()),
            SmallSpec.text("ShelfProgram.java"));
  }

  @AfterAll
  static void close() throws IOException {
    program.close();
  }

  @Test
  void aListIsReadPageByPage() throws Exception {
    assertEquals(
        "ABC [/books?limit=2, /books?limit=2&cursor=c%202, /books?limit=2&cursor=c3]",
        program.call("allBooks"));
  }

  @Test
  void noPageIsAskedForBeforeItIsNeeded() throws Exception {
    assertEquals("A [/books]", program.call("firstBook"));
  }

  @Test
  void theErrorOfALaterPageIsThatOfTheOperation() throws Exception {
    assertEquals("AB Revoked.", program.call("refusedOnTheSecondPage"));
  }

  @Test
  void anEventIsReadAsWhatItsTypeSays() throws Exception {
    assertEquals(
        "msg_1 7 [a, b, c] lent A until 2026-01-02T03:04:05Z",
        program.call(
            "event",
            """
            {"type": "book.lent", "book": {"title": "A"}, "until": "2026-01-02T04:04:05+01:00"}
            """));
    assertEquals(
        "msg_1 7 [a, b, c] returned A",
        program.call(
            "event",
            """
            {"type": "book.returned", "book": {"title": "A"}}
            """));
  }

  @Test
  void anEventOfANewerServerKeepsWhatItHolds() throws Exception {
    String burnt =
        """
        {"type":"book.burnt","shelf":"7"}\
        """;
    assertEquals("book.burnt 7", program.call("event", burnt));
    assertEquals(burnt, program.call("rewritten", burnt));
  }

  @Test
  void anEventIsWrittenWithItsType() throws Exception {
    assertEquals(
        """
        {"book":{"title":"A"},"type":"book.returned"}\
        """,
        program.call(
            "rewritten",
            """
            {"type": "book.returned", "book": {"title": "A"}, "shelf": 7}
            """));
  }

  @Test
  void whatIsNotAnEventIsRefused() {
    for (String body :
        List.of("{\"type\": \"book.lent\"}", "{\"type\": 7}", "{\"book\": {}}", "[]", "null")) {
      Exception refused = assertThrows(Exception.class, () -> program.call("event", body), body);
      assertEquals("UndeclaredRequest", refused.getClass().getSimpleName(), body);
    }
  }

  @Test
  void parametersAreWrittenAsTheirPlacesAsk() throws Exception {
    assertEquals(
        """
        PUT /books/123e4567-e89b-12d3-a456-426614174000?floors=1&floors=2&since=2026-01-02
        X-API-Key: shelf_1
        X-Dry-Run: true
        X-Tags: a,b
        Cookie: session=s%201
        Content-Type: application/json
        {"title":"T","pin":"0000","floor":2,"cover":"AQI=","from":"09:30Z","lent_for":"PT336H","medium":"paper"}\
        """,
        program.call("replacing"));
  }

  @Test
  void headersAndWhatOnlyTheServerSaysAreRead() throws Exception {
    assertEquals(
        "true [a, b] 2026-01-02 2 Paper[id=123e4567-e89b-12d3-a456-426614174000, title=T, pin=null,"
            + " floor=-9223372036854775808, cover=null, from=10:00Z, lentFor=PT48H]",
        program.call(
            "replaced",
            """
            {"medium": "paper", "id": "123e4567-e89b-12d3-a456-426614174000", "title": "T",
             "floor": 7, "from": "10:00:00Z", "lent_for": "P2D"}
            """));
  }

  @Test
  void filesAndFieldsArePartsOfAForm(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("cover.png"), "picture");
    assertEquals(
        """
        PUT /books/123e4567-e89b-12d3-a456-426614174000/cover
        X-API-Key: shelf_1
        Content-Type: multipart/form-data; boundary=BOUNDARY
        --BOUNDARY
        Content-Disposition: form-data; name="cover"; filename="cover.png"
        Content-Type: image/png

        picture
        --BOUNDARY
        Content-Disposition: form-data; name="drafts"; filename="a %22b%22.png"
        Content-Type: image/png

        d
        --BOUNDARY
        Content-Disposition: form-data; name="drafts"; filename="a %22b%22.png"
        Content-Type: image/png

        d
        --BOUNDARY
        Content-Disposition: form-data; name="caption"
        Content-Type: text/plain; charset=utf-8

        Größe
        --BOUNDARY
        Content-Disposition: form-data; name="taken"
        Content-Type: text/plain; charset=utf-8

        2026-01-02
        --BOUNDARY
        Content-Disposition: form-data; name="book"
        Content-Type: application/json

        {"title":"T"}
        --BOUNDARY--
        """,
        program.call("uploaded", file));
  }

  @Test
  void whatIsSentOfAFileIsToldWhileItIsSent(@TempDir Path folder) throws Exception {
    int bytes = 1_000_000;
    Path file = Files.writeString(folder.resolve("cover.png"), "0123456789".repeat(bytes / 10));
    assertEquals("0 " + bytes + " true true true", program.call("watched", file));
  }

  @Test
  void anErrorOfTheOneWhoIsToldEndsTheRequest(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("cover.png"), "picture");
    assertEquals("I do not want to know.", program.call("watchedBadly", file));
  }

  @Test
  void noKeyIsSentToAUrlThatAnAnswerNamed() throws Exception {
    assertEquals(
        """
        [GET /signed/a%2Fb?until=9
        ][GET /below?x=1
        , GET /books
        X-API-Key: shelf_1
        ]""",
        program.call("located"));
  }

  @Test
  void aFormOfFieldsIsUrlEncoded() throws Exception {
    assertEquals(
        """
        POST /loans
        Content-Type: application/x-www-form-urlencoded
        borrower=a%2Bb%40example.org&books=x&books=y+z&days=3\
        """,
        program.call("lent"));
  }
}
