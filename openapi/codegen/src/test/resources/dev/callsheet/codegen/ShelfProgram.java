package user;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import shelf.client.api.*;
import shelf.client.shelf.*;
import shelf.client.shelf.model.*;

public final class Program {
  /** Answers each request with the next body, and remembers its target. */
  private static final class Told implements Connection {
    private final List<String> asked = new ArrayList<>();
    private final Iterator<String> bodies;

    Told(String... bodies) {
      this.bodies = List.of(bodies).iterator();
    }

    @Override
    public <R extends Answer> R exchange(ApiRequest request, Reader<R> reader) {
      asked.add(request.target());
      String body = bodies.next();
      try {
        return reader.read(
            new ApiResponse(
                request.operation(),
                body.contains("unauthenticated") ? 401 : 200,
                Map.of("content-type", List.of("application/problem+json")),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  private static final String FIRST =
      "{\"data\": [{\"title\": \"A\"}, {\"title\": \"B\"}], \"next_cursor\": \"c 2\"}";
  private static final String EMPTY = "{\"data\": [], \"next_cursor\": \"c3\"}";
  private static final String LAST = "{\"data\": [{\"title\": \"C\"}]}";
  private static final String REFUSED =
      "{\"code\": \"unauthenticated\", \"title\": \"No key\", \"detail\": \"Revoked.\"}";

  public static String allBooks() {
    var told = new Told(FIRST, EMPTY, LAST);
    String titles =
        new ShelfApis(told)
            .books().listBooksAutoPaging(ListBooksOptions.none().withLimit(2)).stream()
                .map(Book::title)
                .collect(Collectors.joining());
    return titles + " " + told.asked;
  }

  public static String firstBook() {
    var told = new Told(FIRST);
    String title = new ShelfApis(told).books().listBooksAutoPaging().iterator().next().title();
    return title + " " + told.asked;
  }

  public static String refusedOnTheSecondPage() {
    var titles = new StringBuilder();
    try {
      for (Book book : new ShelfApis(new Told(FIRST, REFUSED)).books().listBooksAutoPaging()) {
        titles.append(book.title());
      }
    } catch (ListBooksException.Unauthenticated refused) {
      titles.append(' ').append(refused.message());
    }
    return titles.toString();
  }

  public static String event(String body) throws Exception {
    EventDelivery delivery =
        EventDelivery.of(
            new CallbackRequest(
                body.getBytes(StandardCharsets.UTF_8),
                Map.of(
                    "Webhook-Id", List.of("msg_1"),
                    "Webhook-Timestamp", List.of("7"),
                    "Webhook-Tags", List.of("a, b", "c"))));
    String head =
        delivery.webhookId() + " " + delivery.webhookTimestamp() + " " + delivery.webhookTags();
    Event event = delivery.body();
    if (event instanceof BookLentEvent lent) {
      return head + " lent " + lent.book().title() + " until " + lent.until();
    }
    if (event instanceof BookReturnedEvent returned) {
      return head + " returned " + returned.book().title();
    }
    return event.type() + " " + ((Event.Unknown) event).json().path("shelf").asText();
  }

  private static final UUID ID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  /** A server that remembers the last request, and answers as it is told. */
  private static final class Server implements AutoCloseable {
    private final HttpServer http;
    private final List<String> told = new ArrayList<>();
    private String asked = "";

    Server(int status, Map<String, String> headers, String body) throws IOException {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.createContext(
          "/",
          exchange -> {
            asked = told(exchange);
            told.add(asked);
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      http.start();
    }

    private static String told(HttpExchange exchange) throws IOException {
      var told = new StringBuilder(exchange.getRequestMethod());
      told.append(' ').append(exchange.getRequestURI()).append('\n');
      for (String name : List.of("X-API-Key", "X-Dry-Run", "X-Tags", "Cookie", "Content-Type")) {
        String value = exchange.getRequestHeaders().getFirst(name);
        told.append(value == null ? "" : name + ": " + value + '\n');
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      return told.append(new String(body, StandardCharsets.UTF_8)).toString();
    }

    ShelfApis client() {
      var url = URI.create("http://localhost:" + http.getAddress().getPort());
      return new ShelfApis(
          new HttpConnection(HttpClient.newHttpClient(), url, "shelf_1", Duration.ofSeconds(9)));
    }

    @Override
    public void close() {
      http.stop(0);
    }
  }

  public static String replaced(String body) throws Exception {
    var headers =
        Map.of(
            "Content-Type", "application/json",
            "X-Replaced", "true",
            "X-Tags", "a, b",
            "Last-Read", "2026-01-02",
            "X-Floor", "2");
    try (var server = new Server(200, headers, body)) {
      BookReplaced replaced =
          (BookReplaced)
              server
                  .client()
                  .books()
                  .replaceBookResult(ID, Audio.of(90), ReplaceBookOptions.none());
      return replaced.xReplaced()
          + " "
          + replaced.xTags()
          + " "
          + replaced.lastRead()
          + " "
          + replaced.xFloor()
          + " "
          + replaced.body();
    }
  }

  public static String replacing() throws Exception {
    try (var server = new Server(500, Map.of(), "")) {
      var options =
          ReplaceBookOptions.none()
              .withXDryRun(true)
              .withXTags(List.of("a", "b"))
              .withSession("s 1")
              .withFloors(List.of(Floor._1, Floor._2))
              .withSince(LocalDate.of(2026, 1, 2));
      Medium paper =
          Paper.of("T", "0000")
              .withFloor(Floor._2)
              .withCover(new byte[] {1, 2})
              .withFrom(OffsetTime.of(9, 30, 0, 0, ZoneOffset.UTC))
              .withLentFor(Duration.ofDays(14));
      server.client().books().replaceBookResult(ID, paper, options);
      return server.asked;
    }
  }

  public static String uploaded(Path file) throws Exception {
    try (var server = new Server(204, Map.of(), "")) {
      var draft = new FilePart("a \"b\".png", "image/png", BinaryContent.of(new byte[] {'d'}));
      server
          .client()
          .books()
          .replaceCover(
              ID,
              ReplaceCoverForm.of(FilePart.of("image/png", file))
                  .withDrafts(List.of(draft, draft))
                  .withCaption("Größe")
                  .withTaken(LocalDate.of(2026, 1, 2))
                  .withBook(new Book("T")));
      String boundary = server.asked.replaceAll("(?s).*boundary=(\\S+)\n.*", "$1");
      return server.asked.replace(boundary, "BOUNDARY").replace("\r", "");
    }
  }

  public static String watched(Path file) throws Exception {
    List<Long> sent = Collections.synchronizedList(new ArrayList<>());
    try (var server = new Server(204, Map.of(), "")) {
      var cover = BinaryContent.watched(BinaryContent.of(file), sent::add);
      server
          .client()
          .books()
          .replaceCover(ID, ReplaceCoverForm.of(new FilePart("cover.png", "image/png", cover)));
      return sent.get(0)
          + " "
          + sent.get(sent.size() - 1)
          + " "
          + (sent.size() > 3)
          + " "
          + sent.equals(sent.stream().sorted().toList())
          + " "
          + server.asked.contains("0123456789");
    }
  }

  public static String watchedBadly(Path file) throws Exception {
    try (var server = new Server(204, Map.of(), "")) {
      var cover =
          BinaryContent.watched(
              BinaryContent.of(file),
              sent -> {
                throw new IllegalStateException("I do not want to know.");
              });
      server
          .client()
          .books()
          .replaceCover(ID, ReplaceCoverForm.of(new FilePart("cover.png", "image/png", cover)));
      return "answered";
    } catch (NoAnswerException silence) {
      return String.valueOf(silence.getCause().getMessage());
    }
  }

  public static String located() throws Exception {
    try (var named = new Server(500, Map.of(), "");
        var server = new Server(500, Map.of(), "")) {
      var url = "http://localhost:" + named.http.getAddress().getPort() + "/signed/a%2Fb?until=9";
      var connection =
          new HttpConnection(
              HttpClient.newHttpClient(),
              URI.create("http://localhost:" + server.http.getAddress().getPort()),
              "shelf_1",
              Duration.ofSeconds(9));
      connection.exchange(
          ApiRequest.of(ShelfOperation.LIST_BOOKS).query("limit", 2).at(URI.create(url)),
          ListBooksResult::of);
      connection.exchange(
          ApiRequest.of(ShelfOperation.LIST_BOOKS).at(URI.create("/below?x=1")),
          ListBooksResult::of);
      connection.exchange(ApiRequest.of(ShelfOperation.LIST_BOOKS), ListBooksResult::of);
      return named.told + "" + server.told;
    }
  }

  public static String lent() throws Exception {
    try (var server = new Server(204, Map.of(), "")) {
      server
          .client()
          .loans()
          .createLoan(
              CreateLoanForm.of("a+b@example.org").withBooks(List.of("x", "y z")).withDays(3));
      return server.asked;
    }
  }

  public static String rewritten(String body) throws Exception {
    return Json.MAPPER.writeValueAsString(Json.MAPPER.readValue(body, Event.class));
  }
}
