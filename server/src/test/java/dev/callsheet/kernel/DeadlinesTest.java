package dev.callsheet.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated
final class DeadlinesTest {
  private static final String HEADERS =
      "POST /v1/kernel HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
          + KernelServer.key("write")
          + "\r\n";
  private static KernelServer kernel;

  @BeforeAll
  static void start() throws IOException {
    kernel =
        new KernelServer(
            Map.of(
                "callsheet.http.header-deadline", "700ms",
                "callsheet.http.body-deadline", "900ms",
                "callsheet.http.stall-deadline", "900ms",
                "callsheet.http.least-bytes-per-second", "4",
                "callsheet.http.linger-time", "300ms"));
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  @Test
  void headersThatTrickleEndInATimeout() throws Exception {
    try (var socket = kernel.socket()) {
      var answer = trickle(socket, "GET /v1/kernel HTTP/1.1\r\nX-Slow: " + "a".repeat(1000));
      assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
      assertTrue(answer.contains("nosniff") && answer.contains("no-store"), answer);
    }
  }

  @Test
  void aJsonBodyThatTricklesIsARequestTimeoutInTheDialect() throws Exception {
    try (var socket = kernel.socket()) {
      KernelServer.write(
          socket, HEADERS + "Content-Type: application/json\r\nContent-Length: 900\r\n\r\n");
      var answer = trickle(socket, "{\"album_name\":\"" + "a".repeat(800));
      assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
      assertTrue(answer.contains("{\"error\":{\"code\":\"request_timeout\""), answer);
      assertTrue(answer.toLowerCase(java.util.Locale.ROOT).contains("connection: close"), answer);
    }
  }

  @Test
  void anUploadMayTrickleAsLongAsItIsNotSilent() throws Exception {
    try (var socket = kernel.socket()) {
      KernelServer.write(socket, upload(12));
      for (var i = 0; i < 12; i++) {
        KernelServer.write(socket, "x");
        pause(150);
      }
      var answer = new String(socket.getInputStream().readNBytes(15), "UTF-8");
      assertEquals("HTTP/1.1 204 No", answer);
    }
  }

  @Test
  void anUploadThatIsHardlyFasterThanSilenceIsARequestTimeout() throws Exception {
    try (var socket = kernel.socket()) {
      KernelServer.write(socket, upload(100));
      var answer = trickle(socket, "xxxxxxxxxxxx", 500);
      assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
    }
  }

  @Test
  void aClientThatIsLateHasTheLingeringTimeAndNoMore() throws Exception {
    var json = HEADERS + "Content-Type: application/json\r\nContent-Length: 900\r\n\r\n ";
    for (var request : List.of(json, upload(900))) {
      try (var socket = kernel.socket()) {
        KernelServer.write(socket, request);
        assertTrue(head(socket).startsWith("HTTP/1.1 408 "), request);
        var begin = System.nanoTime();
        KernelServer.readAll(socket);
        var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        assertTrue(took >= 200 && took < 800, request + took);
      }
    }
  }

  @Test
  void aSilentUploadIsARequestTimeout() throws Exception {
    try (var socket = kernel.socket()) {
      KernelServer.write(socket, upload(100) + "only this");
      var answer = KernelServer.readAll(socket);
      assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
      assertTrue(answer.contains("\"request_timeout\""), answer);
    }
  }

  @Test
  void aConnectionIsNotIdleWhileItsRequestIsWorkedOn() throws Exception {
    try (var patient = new KernelServer(Map.of("micronaut.server.idle-timeout", "1s"));
        var socket = patient.socket()) {
      var controller = patient.server.getApplicationContext().getBean(KernelController.class);
      KernelServer.write(
          socket,
          "GET /v1/kernel?behave=wait HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
              + KernelServer.key("write")
              + "\r\n\r\n");
      assertTrue(controller.entered.await(20, TimeUnit.SECONDS));
      pause(2500);
      controller.release.countDown();
      // It is closed as idle after the answer, which ends the reading.
      assertTrue(KernelServer.readAll(socket).startsWith("HTTP/1.1 200 "));
    }
  }

  @Test
  void aRefusedUploadIsAnsweredThoughItsBodyIsStillComing() throws Exception {
    try (var socket = kernel.socket()) {
      KernelServer.write(
          socket,
          "PATCH /v1/kernel/itm_a HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n"
              + "Content-Type: application/offset+octet-stream\r\n\r\nabc");
      var answer = KernelServer.readAll(socket);
      assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
    }
  }

  @Test
  void brokenRequestLinesAndTargetsAreBadRequests() throws Exception {
    var nonsense = raw("nonsense\r\n\r\n");
    assertTrue(nonsense.startsWith("HTTP/1.0 400 "), nonsense);
    for (var target : List.of("/v1/a%zz", "/v1/a{b}", "/v1/a%00b", "/v1/a?b=|")) {
      var answer = raw("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
      assertTrue(answer.startsWith("HTTP/1.1 400 "), target + ": " + answer);
      assertTrue(answer.contains("{\"error\":{\"code\":\"bad_request\""), target + ": " + answer);
      assertTrue(answer.toLowerCase(java.util.Locale.ROOT).contains("x-request-id: req_"), answer);
    }
  }

  @Test
  void aLineThatIsTooLongIsOfItsOwnFamilyThoughItCameWithTheBodyOfAnotherRequest()
      throws Exception {
    try (var socket = kernel.socket()) {
      KernelServer.write(
          socket, "POST /elsewhere HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n");
      assertTrue(head(socket).startsWith("HTTP/1.1 404 "));
      KernelServer.write(
          socket, "12345GET /v1/kernel?a=" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
      var answers = KernelServer.readAll(socket);
      assertTrue(answers.contains(" 400 "), answers);
      assertTrue(answers.contains("{\"error\":{\"code\":\"bad_request\""), answers);
    }
  }

  /** An answer up to the end of its headers. */
  private static String head(Socket socket) throws IOException {
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append((char) socket.getInputStream().read());
    }
    return head.toString();
  }

  @Test
  void oversizedHeadersAreABadRequest() throws Exception {
    var answer =
        raw("GET /v1/kernel HTTP/1.1\r\nHost: a\r\nX-Big: " + "a".repeat(20_000) + "\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertTrue(answer.contains("\"bad_request\""), answer);
  }

  @Test
  void aClientThatGoesAwayIsNoError() throws Exception {
    var logger = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var events = new ListAppender<ILoggingEvent>();
    events.start();
    logger.addAppender(events);
    try {
      for (var request :
          List.of(
              upload(5000) + "some",
              HEADERS + "Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{",
              "GET /v1/kernel-file?behave=blob HTTP/1.1\r\nHost: a\r\n"
                  + "Authorization: Bearer "
                  + KernelServer.key("write")
                  + "\r\n\r\n")) {
        var socket = kernel.socket();
        KernelServer.write(socket, request);
        pause(200);
        socket.setSoLinger(true, 0);
        socket.close();
      }
      try (var socket = kernel.socket()) {
        KernelServer.write(
            socket,
            "GET /v1/kernel HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                + "Authorization: Bearer "
                + KernelServer.key("write")
                + "\r\n\r\n");
        assertTrue(KernelServer.readAll(socket).startsWith("HTTP/1.1 200 "));
      }
    } finally {
      logger.detachAppender(events);
    }
    var loud =
        List.copyOf(events.list).stream()
            .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
            .map(ILoggingEvent::getFormattedMessage)
            .toList();
    assertEquals(List.of(), loud);
  }

  private static String raw(String request) throws IOException {
    try (var socket = kernel.socket()) {
      KernelServer.write(socket, request);
      return KernelServer.readAll(socket);
    }
  }

  private static String upload(int length) {
    return "PATCH /v1/kernel/itm_a HTTP/1.1\r\nHost: a\r\n"
        + "Authorization: Bearer "
        + KernelServer.key("write")
        + "\r\nUpload-Offset: 0\r\n"
        + "Content-Type: application/offset+octet-stream\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  /** Sends a byte at a time until the server has had enough. */
  private static String trickle(Socket socket, String text) throws IOException {
    return trickle(socket, text, 20);
  }

  private static String trickle(Socket socket, String text, long pause) throws IOException {
    for (var octet : text.toCharArray()) {
      if (socket.getInputStream().available() > 0) {
        break;
      }
      try {
        KernelServer.write(socket, Character.toString(octet));
      } catch (IOException e) {
        break;
      }
      pause(pause);
    }
    return KernelServer.readAll(socket);
  }

  /** The client's own slowness, which is what is tested. */
  private static void pause(long milliseconds) {
    var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
