package dev.callsheet.contract.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.DisposableServer;
import dev.callsheet.contract.harness.FakeStripe;
import dev.callsheet.contract.registry.RegistryDesk;
import dev.callsheet.contract.registry.Sounds;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.ConsistencyProof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Works that are registered under load while the server is killed three times: none is lost, none
 * is there twice, and each is paid once. How many is set by {@code callsheet.registry.works}.
 */
@Order(Integer.MAX_VALUE - 25)
class KilledSequencerTest {
  private static final int WORKS = Integer.getInteger("callsheet.registry.works", 240);
  private static final int KILLS = 3;
  private static final int WORKERS = 4;
  private static final int FEE = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final AtomicInteger next = new AtomicInteger();

  @Test
  void threeKillsLoseNothingAndRepeatNothing() throws Exception {
    try (var bank = new FakeStripe();
        var server = new DisposableServer("killed-sequencer", bank.address())) {
      var credits = WORKS * FEE;
      var tenant = server.organization("registry", credits);
      server.admin("set-tier", "--organization", tenant.id(), "--tier", "enterprise");
      var desk = RegistryDesk.of(server.client(), tenant);
      // Prepared before the kills, so that each confirm is sent until it is answered.
      var jobs = new ArrayList<String>();
      for (int work = 0; work < WORKS; work++) {
        jobs.add(desk.prepared(RegistryDesk.work("Work " + work), Sounds.another()));
      }
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        var workers = new ArrayList<Future<?>>();
        for (int worker = 0; worker < WORKERS; worker++) {
          workers.add(executor.submit(() -> confirmAll(desk, jobs)));
        }
        for (int kill = 1; kill <= KILLS; kill++) {
          var due = WORKS * kill / (KILLS + 1);
          Await.until("work " + due, PATIENCE, () -> next.get() >= due);
          server.kill();
          server.start();
        }
        for (var worker : workers) {
          worker.get();
        }
      }
      assertEverythingIsThereOnce(server, desk, credits);
    }
  }

  private void confirmAll(RegistryDesk desk, List<String> jobs) {
    for (var index = next.getAndIncrement(); index < jobs.size(); index = next.getAndIncrement()) {
      confirm(desk, jobs.get(index));
    }
  }

  /** Sends it until it is answered; it was taken before if it is not there any more. */
  private static void confirm(RegistryDesk desk, String job) {
    Await.until(
        "an answer for " + job,
        PATIENCE,
        () -> {
          try {
            var status = desk.confirm(job).status();
            return status == 202 || status == 404;
          } catch (AssertionError unanswered) {
            return false;
          }
        });
  }

  private static void assertEverythingIsThereOnce(
      DisposableServer server, RegistryDesk desk, int credits) throws Exception {
    Await.until(
        "every transaction has ended",
        PATIENCE,
        () ->
            count(server, "select count(*) from registry_registration where state = 'COMPLETED'")
                == WORKS);
    assertEquals(
        WORKS, count(server, "select count(distinct leaf_index) from registry_registration"));
    assertEquals(
        WORKS,
        count(
            server,
            "select count(distinct submission_id) from tlog_entry where submission_id like 'txn_%'"));
    assertEquals(
        credits - WORKS * FEE,
        count(
            server,
            "select balance from ledger_account where kind = 'AVAILABLE' and organization_id = '"
                + desk.tenant().id()
                + "'"));
    assertTrue(server.admin("verify-registry").path("whole").asBoolean());
    assertConsistent(checkpoints(server), server);
  }

  private static long count(DisposableServer server, String query) {
    try {
      return server.faults().query(query);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<JsonNode> checkpoints(DisposableServer server) {
    var all = new ArrayList<JsonNode>();
    var target = "/ledger/checkpoints?limit=100";
    var cursors = new HashSet<String>();
    while (true) {
      var page = server.client().send(ApiRequest.of("GET", target)).expect(200).json();
      page.path("data").forEach(all::add);
      var cursor = page.path("next_cursor").asString("");
      if (cursor.isEmpty() || !cursors.add(cursor)) {
        return all.reversed();
      }
      target = "/ledger/checkpoints?limit=100&cursor=" + cursor;
    }
  }

  /** From each checkpoint to each later one, as long as there are not too many of them. */
  private static void assertConsistent(List<JsonNode> checkpoints, DisposableServer server)
      throws Exception {
    var kept = checkpoints.stream().filter(each -> each.path("leaf_count").asLong() > 0).toList();
    var step = Math.max(1, kept.size() / 30);
    for (int from = 0; from < kept.size(); from += step) {
      for (int to = from + 1; to < kept.size(); to += step) {
        assertGrows(server, kept.get(from), kept.get(to));
      }
    }
  }

  private static void assertGrows(DisposableServer server, JsonNode from, JsonNode to)
      throws Exception {
    var proof =
        server
            .client()
            .send(
                ApiRequest.of(
                    "GET",
                    "/ledger/consistency?from=%d&to=%d"
                        .formatted(
                            from.path("leaf_count").asLong(), to.path("leaf_count").asLong())))
            .expect(200)
            .json();
    var hashes = new ArrayList<Sha256>();
    for (var hash : proof.path("hashes")) {
      hashes.add(Sha256.fromHex(hash.asString()));
    }
    assertTrue(
        new ConsistencyProof(
                from.path("leaf_count").asLong(), to.path("leaf_count").asLong(), hashes)
            .proves(
                Sha256.fromHex(from.path("root_hash").asString()),
                Sha256.fromHex(to.path("root_hash").asString())));
  }
}
