package dev.callsheet.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.database.TestDatabase;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.note.NoteCheck;
import dev.callsheet.transparency.note.NoteSigner;
import dev.callsheet.transparency.note.VerifierKey;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log whose checkpoints another instance cosigns. */
final class WitnessedLogTest {
  @TempDir private Path home;

  private final TestDatabase database = TestDatabase.create();
  private final NoteSigner log = NoteSigner.generate("log.example.com");
  private final HttpClient client = HttpClient.newHttpClient();

  private LedgerNode start(String witnesses) {
    return start(database, home, witnesses);
  }

  private LedgerNode start(TestDatabase on, Path folder, String witnesses) {
    Map<String, Object> configuration = LedgerNode.configuration(on, folder);
    configuration.put("callsheet.ledger.key", log.secret());
    configuration.put("callsheet.ledger.witnesses", witnesses);
    configuration.put("callsheet.ledger.witness-deadline", "5s");
    configuration.put("callsheet.egress.allow-http", true);
    configuration.put("callsheet.egress.allow-loopback", true);
    return LedgerNode.start(configuration, Clock.systemUTC());
  }

  private WitnessServer witness() {
    return new WitnessServer(home.resolve("witness"), log.verifierKey().toString());
  }

  /** Seals a block and asks the witnesses, as the thread of a node does. */
  private static void seal(LedgerNode node) throws Exception {
    var sealed = assertInstanceOf(SequencerStep.Sealed.class, node.step());
    var before = node.log().latest().orElseThrow().size();
    assertTrue(before < sealed.checkpoint().size(), "shown before it was cosigned");
    node.bean(Sequencer.class)
        .publish(sealed.checkpoint(), node.bean(Witnesses.class).ask(sealed.checkpoint()));
  }

  @Test
  void whatIsShownIsCosigned() throws Exception {
    try (var witness = witness();
        var node = start(witness.setting())) {
      for (var block = 0; block < 3; block++) {
        node.submit(10 * block, 10 * block + 10);
        seal(node);
        var checkpoint = node.log().latest().orElseThrow();
        assertEquals(10 * block + 10, checkpoint.size());
        assertEquals(1, checkpoint.cosignatures());
        var check =
            checkpoint
                .signedNote()
                .verify(List.of(VerifierKey.parse(witness.key), log.verifierKey()));
        assertEquals(2, assertInstanceOf(NoteCheck.Trusted.class, check).signatures().size());
      }
      assertEquals(List.of(), node.faults());
      var kept = get(witness.url() + "/" + Sha256.of(origin()).hex() + "/checkpoint");
      assertEquals(200, kept.statusCode());
      assertEquals(node.log().latest().orElseThrow().note(), kept.body());
    }
  }

  private static byte[] origin() {
    return "log.example.com".getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aLogThatForgotWhatTheWitnessKnowsIsTold() throws Exception {
    try (var witness = witness();
        var node = start(witness.setting())) {
      node.submit(0, 10);
      seal(node);
      LedgerNode.tamper(database, "delete from tlog_cosignature");
      node.submit(10, 20);
      seal(node);
      assertEquals(1, node.log().latest().orElseThrow().cosignatures());
    }
  }

  @Test
  void aDeadWitnessIsNotWaitedForBeyondTheDeadlineAndThenLeftAlone() throws Exception {
    var dead = NoteSigner.generateWitness("dead.example.com", Clock.systemUTC()).verifierKey();
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var witness = witness();
        var node =
            start(witness.setting() + "," + dead + " http://127.0.0.1:" + silent.getLocalPort())) {
      node.submit(0, 1);
      var begin = System.nanoTime();
      seal(node);
      var first = Duration.ofNanos(System.nanoTime() - begin);
      assertTrue(first.compareTo(Duration.ofSeconds(10)) < 0, first::toString);
      assertEquals(1, node.log().latest().orElseThrow().cosignatures());
      node.submit(1, 2);
      begin = System.nanoTime();
      seal(node);
      var second = Duration.ofNanos(System.nanoTime() - begin);
      assertTrue(second.compareTo(Duration.ofSeconds(5)) < 0, second::toString);
      assertEquals(1, node.log().latest().orElseThrow().cosignatures());
    }
  }

  @Test
  void aLogWithAnotherHistoryThanTheWitnessSawIsFrozen() throws Exception {
    try (var witness = witness()) {
      try (var node = start(witness.setting())) {
        node.submit(0, 10);
        seal(node);
      }
      try (var forked = start(TestDatabase.create(), home.resolve("fork"), witness.setting())) {
        forked.submit(100, 105);
        var first = assertInstanceOf(SequencerStep.Sealed.class, forked.step());
        var back =
            assertThrows(
                LedgerFault.class, () -> forked.bean(Witnesses.class).ask(first.checkpoint()));
        assertEquals(
            "The log was put back: the witness witness.example.com has cosigned 10 entries, and"
                + " there are 5.",
            back.reason());
        forked.bean(Sequencer.class).publish(first.checkpoint(), List.of());
        forked.submit(105, 120);
        var second = assertInstanceOf(SequencerStep.Sealed.class, forked.step());
        var other =
            assertThrows(
                LedgerFault.class, () -> forked.bean(Witnesses.class).ask(second.checkpoint()));
        assertEquals(
            "The witness witness.example.com says that checkpoint 2 is not consistent with what it"
                + " saw.",
            other.reason());
      }
    }
  }

  @Test
  void theProtocolIsSpokenOutsideEveryFamily() throws Exception {
    try (var witness = witness();
        var node = start(witness.setting())) {
      node.submit(0, 3);
      seal(node);
      var note = node.log().latest().orElseThrow().note();
      assertAnswer(409, "text/x.tlog.size", "3\n", post(witness, "old 0\n\n" + note));
      assertEquals(200, post(witness, "old 3\n\n" + note).statusCode());
      var text = "text/plain; charset=utf-8";
      assertAnswer(
          400,
          text,
          "The old size is larger than the checkpoint's.\n",
          post(witness, "old 4\n\n" + note));
      assertEquals(400, post(witness, "").statusCode());
      assertEquals(413, post(witness, "x".repeat(70_000)).statusCode());
      assertEquals(404, post(witness, "old 0\n\n" + note.replace("log.", "nolog.")).statusCode());
      assertEquals(403, post(witness, "old 0\n\n" + note.replace("\n3\n", "\n4\n")).statusCode());
      var wrong = node.log().checkpoints(null, 2).getLast().note();
      assertAnswer(409, "text/x.tlog.size", "3\n", post(witness, "old 0\n\n" + wrong));
      assertEquals(
          422,
          post(witness, "old 3\n" + Sha256.of(new byte[0]).base64() + "\n\n" + note).statusCode());

      var got = get(witness.url() + "/add-checkpoint");
      assertEquals(405, got.statusCode());
      assertEquals("POST", got.headers().firstValue("Allow").orElseThrow());
      assertEquals(404, get(witness.url() + "/" + "0".repeat(64) + "/checkpoint").statusCode());
      assertEquals(404, get(witness.url() + "/else").statusCode());
      var head =
          client.send(
              HttpRequest.newBuilder(
                      URI.create(witness.url() + "/" + Sha256.of(origin()).hex() + "/checkpoint"))
                  .HEAD()
                  .build(),
              BodyHandlers.ofByteArray());
      assertEquals(200, head.statusCode());
      assertArrayEquals(new byte[0], head.body());
    }
  }

  private static void assertAnswer(
      int status, String mediaType, String body, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode());
    assertEquals(mediaType, answer.headers().firstValue("Content-Type").orElseThrow());
    assertEquals(body, answer.body());
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
    assertTrue(answer.headers().firstValue("X-Request-Id").isPresent());
  }

  private HttpResponse<String> post(WitnessServer witness, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(witness.url() + "/add-checkpoint"))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String url) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }
}
