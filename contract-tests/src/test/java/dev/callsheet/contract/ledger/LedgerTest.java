package dev.callsheet.contract.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.registry.RegistryDesk;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.ConsistencyProof;
import dev.callsheet.transparency.merkle.InclusionProof;
import dev.callsheet.transparency.note.Checkpoint;
import dev.callsheet.transparency.note.NoteCheck;
import dev.callsheet.transparency.note.SignedNote;
import dev.callsheet.transparency.note.VerifierKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The public log as anybody reads it, without a key. */
class LedgerTest {
  private final CallsheetServer server = CallsheetServer.running();
  private final RegistryDesk desk = RegistryDesk.ofNew("Logged", 100);
  private final JsonNode transaction = desk.registered("Logged");

  private Answer get(String below) {
    return server.client().send(ApiRequest.of("GET", "/ledger" + below));
  }

  private Checkpoint checkpoint() throws Exception {
    return Checkpoint.parse(SignedNote.parse(get("/checkpoint").expect(200).text()).text());
  }

  private VerifierKey key() throws Exception {
    return VerifierKey.parse(get("/key").expect(200).text().lines().findFirst().orElseThrow());
  }

  @Test
  void theCheckpointIsSignedAndKeptForASecond() throws Exception {
    var answer = get("/checkpoint").expect(200);
    assertEquals("public, max-age=1", answer.header("Cache-Control").orElseThrow());
    assertTrue(SignedNote.parse(answer.text()).verify(Set.of(key())) instanceof NoteCheck.Trusted);
  }

  @Test
  void everyCheckpointIsConsistentWithTheLatest() throws Exception {
    desk.registered("Logged next");
    var listed = get("/checkpoints?limit=100").expect(200).json().path("data");
    var latest = listed.path(0);
    var to = latest.path("leaf_count").asLong();
    for (var older : listed) {
      var from = older.path("leaf_count").asLong();
      if (from > 0) {
        var proof = get("/consistency?from=" + from + "&to=" + to).expect(200);
        assertEquals(
            "public, max-age=31536000, immutable", proof.header("Cache-Control").orElseThrow());
        assertTrue(
            new ConsistencyProof(from, to, hashes(proof.json()))
                .proves(
                    Sha256.fromHex(older.path("root_hash").asString()),
                    Sha256.fromHex(latest.path("root_hash").asString())));
      }
    }
  }

  private static List<Sha256> hashes(JsonNode proof) throws Exception {
    var hashes = new ArrayList<Sha256>();
    for (var hash : proof.path("hashes")) {
      hashes.add(Sha256.fromHex(hash.asString()));
    }
    return hashes;
  }

  @Test
  void aLeafIsProvedByItsIndexAndByItsHash() throws Exception {
    var byIndex =
        get("/proof?leaf=" + transaction.path("leaf_index").asString()).expect(200).json();
    var leaf = Sha256.fromHex(byIndex.path("leaf_hash").asString());
    var byHash = get("/proof?leaf=" + leaf.hex()).expect(200).json();
    assertEquals(byIndex.path("leaf_index"), byHash.path("leaf_index"));
    assertTrue(
        new InclusionProof(
                byHash.path("leaf_index").asLong(),
                byHash.path("leaf_count").asLong(),
                hashes(byHash))
            .proves(leaf, Sha256.fromHex(byHash.path("root_hash").asString())));
  }

  @Test
  void whatTheLogDoesNotHaveIsNotFound() throws Exception {
    var size = checkpoint().size();
    assertMissing("leaf", get("/proof?leaf=" + size));
    assertMissing("leaf", get("/proof?leaf=" + "0".repeat(64)));
    assertMissing("checkpoint", get("/consistency?from=1&to=" + (size + 1_000_000)));
    assertMissing("tile", get("/tile/0/999"));
    assertMissing("tile", get("/tile/0/x001/000.p/7"));
    assertMissing("tile", get("/tile/9/000.p/1"));
    assertMissing("tile", get("/tile/0/000.p/0"));
    assertMissing("entries", get("/tile/entries/x001/x000/000"));
    get("/proof?leaf=some").expect(422, "common.validation_failed");
    get("/consistency?from=0&to=1").expect(422, "common.validation_failed");
  }

  private static void assertMissing(String resource, Answer answer) {
    answer.expect(404, "common.not_found");
    assertEquals(resource, RegistryDesk.details(answer).path("resource").asString());
  }

  @Test
  void partialTilesAndBundlesHoldWhatTheCheckpointSays() throws Exception {
    var width = Math.min(checkpoint().size(), 255);
    var tile = get("/tile/0/000.p/" + width).expect(200);
    assertEquals(width * Sha256.BYTES, tile.body().length);
    var bundle = get("/tile/entries/000.p/" + width).expect(200).body();
    var entry = new byte[(bundle[0] & 0xff) << 8 | bundle[1] & 0xff];
    System.arraycopy(bundle, 2, entry, 0, entry.length);
    var first = new byte[Sha256.BYTES];
    System.arraycopy(tile.body(), 0, first, 0, first.length);
    assertArrayEquals(Sha256.of(new byte[] {0}, entry).bytes(), first);
  }
}
