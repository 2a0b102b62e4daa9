package dev.callsheet.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.database.StartFailure;
import dev.callsheet.database.TestDatabase;
import dev.callsheet.job.TestClock;
import dev.callsheet.transparency.entry.LedgerEntry;
import dev.callsheet.transparency.note.NoteCheck;
import dev.callsheet.transparency.note.NoteSigner;
import dev.callsheet.transparency.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the key of the log comes from, and what becomes of the log when it changes. */
final class LogKeysTest {
  @TempDir private Path home;

  private final TestDatabase database = TestDatabase.create();
  private final TestClock clock = new TestClock();
  private final Map<String, Object> configuration = new HashMap<>();

  @BeforeEach
  void configure() {
    configuration.putAll(LedgerNode.configuration(database, home));
  }

  private LedgerNode start() {
    return LedgerNode.start(configuration, clock);
  }

  @Test
  void aKeyIsMadeThatOnlyItsOwnerMayRead() throws Exception {
    try (var node = start()) {
      assertTrue(node.log().keys().getFirst().vkey().startsWith("localhost/ledger/"));
    }
    var made = made();
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
    var text = Files.readString(made);
    try (var node = start()) {
      node.submit(0, 1);
      node.sealAll();
      assertEquals(1, node.log().keys().size());
    }
    assertEquals(text, Files.readString(made));
  }

  private Path made() throws Exception {
    try (var files = Files.list(home.resolve("ledger"))) {
      return files.filter(file -> file.toString().endsWith(".key")).findFirst().orElseThrow();
    }
  }

  @Test
  void aKeyMayBeSetInPemAndTheLogHasTheNameOfThePublicUrl() throws Exception {
    configuration.put("callsheet.ledger.key", pem());
    configuration.put("callsheet.public-url", "https://api.example.com/callsheet");
    try (var node = start()) {
      var key = VerifierKey.parse(node.log().keys().getFirst().vkey());
      assertEquals("api.example.com/callsheet/ledger", key.name());
      var note = node.log().latest().orElseThrow().signedNote();
      assertInstanceOf(NoteCheck.Trusted.class, note.verify(List.of(key)));
    }
    assertFalse(Files.exists(home.resolve("ledger")));
    configuration.put("callsheet.public-url", "https://elsewhere.example.com");
    try (var node = start()) {
      assertTrue(node.log().keys().getFirst().vkey().startsWith("api.example.com/"));
    }
    configuration.put("callsheet.ledger.origin", "another.example.com/log");
    assertFault(
        "CALLSHEET_LEDGER_ORIGIN: the log of this database is called"
            + " api.example.com/callsheet/ledger");
  }

  private static String pem() throws Exception {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Test
  void theLogTellsThatItsKeyChanges() throws Exception {
    String origin;
    try (var node = start()) {
      node.submit(0, 3);
      node.sealAll();
      node.submit(3, 5);
      origin = VerifierKey.parse(node.log().keys().getFirst().vkey()).name();
    }
    var former = NoteSigner.parse(Files.readString(made()).strip(), clock);
    var present = NoteSigner.generate(origin);
    configuration.put("callsheet.ledger.key", present.secret());
    try (var node = start()) {
      node.sealAll();
      assertEquals(
          List.of(
              new PublicLog.Key(former.verifierKey().toString(), 0, clock.instant(), false),
              new PublicLog.Key(present.verifierKey().toString(), 3, clock.instant(), true)),
          node.log().keys());
      var checkpoints = node.log().checkpoints(null, 10);
      assertEquals(6, checkpoints.getFirst().size());
      for (var checkpoint : checkpoints) {
        var key = checkpoint.size() > 3 ? present : former;
        assertSigned(checkpoint, 1, key);
      }
      // Told before all that waited, in a checkpoint that the former key vouches for.
      assertSigned(checkpoints.getFirst(), 2, former, present);
      assertEquals(
          new LedgerEntry.KeyRotation(former.verifierKey(), present.verifierKey(), clock.instant()),
          LedgerEntry.parse(node.log().entry(3).orElseThrow()));
      assertEquals(
          "entry 3", new String(node.log().entry(4).orElseThrow(), StandardCharsets.UTF_8));
      assertEquals(List.of(), node.faults());
    }
    try (var node = start()) {
      node.submit(6, 7);
      node.sealAll();
      var last = node.log().latest().orElseThrow();
      assertEquals(7, last.size());
      assertEquals(1, last.signedNote().signatures().size());
    }
    configuration.put("callsheet.ledger.key", former.secret());
    assertFault("CALLSHEET_LEDGER_KEY: the log has another key since, " + present);
  }

  private static void assertSigned(LedgerCheckpoint checkpoint, int count, NoteSigner... keys) {
    var check =
        checkpoint.signedNote().verify(Stream.of(keys).map(NoteSigner::verifierKey).toList());
    assertEquals(count, assertInstanceOf(NoteCheck.Trusted.class, check).signatures().size());
  }

  @Test
  void aNodeThatStillHasTheFormerKeyAppendsNothing() throws Exception {
    try (var late = start()) {
      var origin = VerifierKey.parse(late.log().keys().getFirst().vkey()).name();
      configuration.put("callsheet.ledger.key", NoteSigner.generate(origin).secret());
      try (var node = start()) {
        late.submit(0, 1);
        assertInstanceOf(SequencerStep.Halted.class, late.step());
        assertInstanceOf(LedgerCondition.Open.class, late.condition());
        node.sealAll();
        assertEquals(2, late.log().latest().orElseThrow().size());
      }
    }
  }

  @Test
  void aNodeWithoutTheKeyServesAndAppendsNothing() {
    try (var node = start()) {
      node.submit(0, 1);
    }
    configuration.put("callsheet.home", home.resolve("other").toString());
    try (var other = start()) {
      assertInstanceOf(SequencerStep.Halted.class, other.step());
      assertEquals(0, other.log().latest().orElseThrow().size());
    }
    configuration.put("callsheet.role", "api");
    try (var api = start()) {
      assertInstanceOf(SequencerStep.Halted.class, api.step());
    }
  }

  @Test
  void aKeyOfAnotherLogIsRefused() {
    try (var node = start()) {
      assertEquals(1, node.log().keys().size());
    }
    configuration.put("callsheet.ledger.key", NoteSigner.generate("another").secret());
    var fault = assertThrows(StartFailure.class, this::start);
    assertTrue(
        fault.getMessage().startsWith("CALLSHEET_LEDGER_KEY: it is a key of another"),
        fault::getMessage);
  }

  private void assertFault(String line) {
    assertEquals(line, assertThrows(StartFailure.class, this::start).getMessage());
  }
}
