package dev.callsheet.contract.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.DisposableServer;
import dev.callsheet.contract.harness.FakeStripe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiles and bundles far out, where no log of a test ever comes: planted in its database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeLedgerTest {
  private static final int WIDTH = 256;

  /** The first entries of tiles whose index has one, two and three groups. */
  private static final List<Long> TILES = List.of(0L, 1_000L * WIDTH, 1_000_000L * WIDTH);

  private final FakeStripe bank = new FakeStripe();
  private DisposableServer server;

  @BeforeAll
  void plant() throws Exception {
    server = new DisposableServer("large-ledger", bank.address());
    var faults = server.faults();
    Await.until(
        "the log has begun",
        Duration.ofSeconds(30),
        () -> faults.query("select count(*) from tlog_checkpoint") > 0);
    for (var first : TILES) {
      faults.execute(
          """
          insert into tlog_entry (leaf_index, submission_id, listener, entry, leaf_hash)
          select i, 'planted-' || i, 'nobody', '\\x01', sha256('\\x0001')
          from generate_series(%d::bigint, %d::bigint) i on conflict do nothing"""
              .formatted(first, first + WIDTH - 1));
    }
    var size = 1_000_001L * WIDTH;
    faults.execute(
        """
        insert into tlog_checkpoint (number, size, root, note, key_number, signed_at)
        select max(number) + 1, %d, sha256('planted'), max(note), max(key_number), now()
        from tlog_checkpoint"""
            .formatted(size));
    faults.execute("update tlog_state set published_size = " + size);
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
    bank.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0/000",
        "0/000.p/7",
        "0/x001/000",
        "0/x001/000.p/7",
        "0/x001/x000/000",
        "0/x001/x000/000.p/7"
      })
  void aTileOfEveryDepthIsRead(String tile) {
    assertEquals(
        (tile.contains(".p/") ? 7 : WIDTH) * 32,
        server
            .client()
            .send(ApiRequest.of("GET", "/ledger/tile/" + tile))
            .expect(200)
            .body()
            .length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "000",
        "000.p/7",
        "x001/000",
        "x001/000.p/7",
        "x001/x000/000",
        "x001/x000/000.p/7"
      })
  void aBundleOfEveryDepthIsRead(String bundle) {
    assertEquals(
        (bundle.contains(".p/") ? 7 : WIDTH) * 3,
        server
            .client()
            .send(ApiRequest.of("GET", "/ledger/tile/entries/" + bundle))
            .expect(200)
            .body()
            .length);
  }
}
