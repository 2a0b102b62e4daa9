package dev.callsheet.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields and files of forms, as they come over the wire. */
final class FormsTest {
  @TempDir static Path folder;

  private static KernelServer kernel;

  @BeforeAll
  static void start() throws IOException {
    kernel =
        new KernelServer(
            Map.of(
                "micronaut.server.max-request-buffer-size",
                200_000,
                "micronaut.server.multipart.max-file-size",
                50_000,
                "callsheet.home",
                folder.toString()));
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  @Test
  void fieldsAndFilesComeInAnyOrder() throws Exception {
    var response =
        multipart(
            field("caption", "Größe")
                + file("drafts", "a %22b%22.png", "d")
                + field("stars", "3")
                + file("picture", "Ü.png", "picture")
                + field("kind", "live")
                + file("drafts", "c", "e")
                + field("tags", "x")
                + field("taken_on", "2026-01-02")
                + field("tags", "y")
                + field("public", "true")
                + field("album", "{\"album_name\":\"A\"}")
                + field("medium", "{\"medium\":\"paper\",\"page_count\":7}"));
    assertEquals(201, response.statusCode(), response.body());
    assertEquals(
        "{\"told\":\"Ü.png|image/png|7|picture [a \\\"b\\\".png|image/png|1|d, c|image/png|1|e]"
            + " Größe 3 LIVE 2026-01-02 true [x, y] A\","
            + "\"medium\":{\"page_count\":7,\"medium\":\"paper\"}}",
        response.body());
  }

  @Test
  void aFileIsKeptOnDiskAndNotLeftThere() throws Exception {
    var response = multipart(file("picture", "p.png", "x".repeat(100_000)));
    assertEquals(201, response.statusCode(), response.body());
    assertNothingIsLeft();
  }

  @Test
  void aFileOfMoreThanItsBytesIsTooLarge() throws Exception {
    assertError(multipart(file("picture", "p.png", "x".repeat(100_001))), 413, "");
    assertError(
        multipart(file("picture", "p.png", "x") + file("drafts", "d.png", "x".repeat(50_001))),
        413,
        "");
    assertNothingIsLeft();
  }

  @Test
  void fieldsOfMoreThanAllTheirBytesAreTooLarge() throws Exception {
    var half = "x".repeat(100_001);
    assertError(multipart(field("tags", half) + field("tags", half)), 413, "");
    assertError(urlEncoded("caption=" + "x".repeat(200_000)), 413, "");
  }

  @Test
  void aFileWithoutANameIsAFile() throws Exception {
    var response =
        multipart("--B\r\nContent-Disposition: form-data; name=\"picture\"\r\n\r\npicture\r\n");
    assertTrue(response.body().contains("null|null|7|picture"), response.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "caption | 123456                                   | caption",
        "stars   | x                                        | stars",
        "stars   | 6                                        | stars",
        "stars   | \"3\"                                    | stars",
        "kind    | dead                                     | kind",
        "taken_on| 2026-02-30                               | taken_on",
        "origin  | https://example.org/long                 | origin",
        "price   | 0.3                                      | price",
        "public  | maybe                                    | public",
        "tags    | long                                     | tags[0]",
        "album   | {\"album_name\":                         | album",
        "album   | {\"album_name\":\"toolong\"}             | album.album_name",
        "album   | {\"album_name\":\"A\",\"year\":\"x\"}    | album.year",
        "album   | {\"album_name\":\"A\",\"extra\":1}       | album.extra",
        "album   | null                                     | album",
        "medium  | {\"medium\":\"clay\"}                    | medium",
        "medium  | {\"page_count\":7}                       | medium",
        "medium  | {\"medium\":\"paper\",\"page_count\":10} | medium.page_count",
        "medium  | {\"medium\":\"paper\"}                   | medium.page_count",
        "unknown | x                                        | unknown",
      })
  void aWrongFieldIsNamed(String name, String value, String field) throws Exception {
    var response = multipart(file("picture", "p", "x") + field(name, value));
    assertError(response, 422, field);
    assertEquals(1, response.body().split("\"field\":", -1).length - 1, response.body());
  }

  @Test
  void everyWrongFieldIsNamed() throws Exception {
    var response =
        multipart(file("picture", "p", "x") + field("stars", "x") + field("kind", "dead"));
    assertError(response, 422, "stars");
    assertError(response, 422, "kind");
  }

  @Test
  void whatIsMissingOrThereTwiceIsNamed() throws Exception {
    assertError(multipart(field("caption", "x")), 422, "picture");
    assertError(
        multipart(file("picture", "p", "x") + field("caption", "x") + field("caption", "y")),
        422,
        "caption");
    assertError(
        multipart(file("picture", "p", "x") + field("tags", "x") + field("tags", "x")),
        422,
        "tags");
    assertError(urlEncoded("caption=x"), 422, "picture");
    assertError(urlEncoded("picture=x"), 422, "picture");
    assertError(urlEncoded(""), 422, "picture");
    assertError(urlEncoded("tags=x&".repeat(1_500) + "stars=x"), 422, "stars");
  }

  @Test
  void anUnionTellsItsCases() throws Exception {
    var response = multipart(file("picture", "p", "x") + field("medium", "{\"medium\":\"clay\"}"));
    assertTrue(
        response.body().contains("must have as medium one of paper, audio"), response.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "multipart/form-data                | '--B--\r\n'",
        "multipart/form-data; boundary=B    | ''",
        "multipart/form-data; boundary=B    | 'no form'",
        "multipart/form-data; boundary=B    | '--B\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\nx'",
        "multipart/form-data; boundary=B    | '--B\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a'",
        "application/x-www-form-urlencoded  | 'caption=%zz'",
      })
  void whatIsNoFormIsMalformed(String mediaType, String body) throws Exception {
    assertError(send(mediaType, body), 400, "");
  }

  @Test
  void aFileThatEndsEarlyIsMalformedAndNotTaken() throws Exception {
    var whole = file("picture", "p", "x".repeat(60_000));
    assertError(
        send("multipart/form-data; boundary=B", whole.substring(0, whole.length() - 20_000)),
        400,
        "");
  }

  @Test
  void anotherMediaTypeIsNotTaken() throws Exception {
    assertError(send("application/json", "{}"), 415, "");
  }

  @Test
  void aKeyIsAskedForBeforeAnythingIsRead() throws Exception {
    var request =
        java.net.http.HttpRequest.newBuilder(kernel.uri("/v1/kernel-form"))
            .header("Content-Type", "multipart/form-data; boundary=B")
            .POST(BodyPublishers.ofString("no form"));
    assertEquals(401, kernel.send(request).statusCode());
  }

  @Test
  void aClientThatGoesAwayLeavesNothing() throws Exception {
    try (var socket = kernel.socket()) {
      KernelServer.write(
          socket,
          "POST /v1/kernel-form HTTP/1.1\r\nHost: localhost\r\n"
              + "Authorization: Bearer "
              + KernelServer.key("write")
              + "\r\n"
              + "Content-Type: multipart/form-data; boundary=B\r\nContent-Length: 90000\r\n\r\n"
              + file("picture", "p", "x".repeat(40_000)));
    }
    assertNothingIsLeft();
    assertEquals(201, multipart(file("picture", "p", "x")).statusCode());
  }

  /** Neither a file with a name nor one that is still open, once the request is over. */
  private static void assertNothingIsLeft() throws Exception {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!left().isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    assertEquals(List.of(), left());
  }

  private static List<Path> left() throws IOException {
    var left = new ArrayList<Path>();
    try (Stream<Path> named = Files.find(folder.resolve("work"), 2, FormsTest::isSpooled)) {
      named.forEach(left::add);
    }
    var descriptors = Path.of("/proc/self/fd");
    if (Files.isDirectory(descriptors)) {
      try (Stream<Path> all = Files.list(descriptors)) {
        all.forEach(
            descriptor -> {
              try {
                var file = Files.readSymbolicLink(descriptor);
                if (file.startsWith(folder) && file.getFileName().toString().contains(".part")) {
                  left.add(file);
                }
              } catch (IOException e) {
                // Closed between the list and the look.
              }
            });
      }
    }
    return left;
  }

  private static boolean isSpooled(Path file, BasicFileAttributes attributes) {
    return file.getFileName().toString().endsWith(".part");
  }

  private static String field(String name, String value) {
    return "--B\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }

  private static String file(String name, String filename, String content) {
    return ("--B\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
            + "Content-Type: image/png\r\n\r\n%s\r\n")
        .formatted(name, filename, content);
  }

  private static HttpResponse<String> multipart(String parts) throws Exception {
    return send("multipart/form-data; boundary=B", parts + "--B--\r\n");
  }

  private static HttpResponse<String> urlEncoded(String fields) throws Exception {
    return send("application/x-www-form-urlencoded", fields);
  }

  private static HttpResponse<String> send(String mediaType, String body) throws Exception {
    return kernel.send(
        kernel
            .authorized("/v1/kernel-form")
            .header("Content-Type", mediaType)
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
  }

  private static void assertError(HttpResponse<String> response, int status, String field) {
    assertEquals(status, response.statusCode(), response.body());
    if (!field.isEmpty()) {
      assertTrue(response.body().contains("\"field\":\"" + field + "\""), response.body());
    }
  }
}
