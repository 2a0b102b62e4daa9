package dev.callsheet.contract.fuzzing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.family.TestedFamily;
import dev.callsheet.contract.harness.CallsheetServer;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Requests made from the document, valid and unusual. None may bring out an answer that the
 * document does not declare, an internal error, or anything of another organisation.
 */
class FuzzingTest {
  private static final long SEED = Long.getLong("fuzzing.seed", 20_261_120L);
  private static final int REQUESTS = Integer.getInteger("fuzzing.requests", 10_000);
  private static final String OPERATION = System.getProperty("fuzzing.operation", "");
  private static final long REQUEST = Long.getLong("fuzzing.request", -1);

  private final CallsheetServer server = CallsheetServer.running();
  private final Stage stage = Stage.ofThisRun();
  private final FuzzingRun run =
      new FuzzingRun(server.document(), stage, server.address(), CallsheetServer.log(), SEED);

  @BeforeAll
  static void begin() {
    Stage.ofThisRun().families().values().forEach(TestedFamily::begin);
  }

  @AfterAll
  static void end() {
    Stage.ofThisRun().families().values().forEach(TestedFamily::end);
    // They would take the machine from the tests that come five minutes later.
    CallsheetServer.running().faults().dropWaitingDeliveries();
  }

  @Test
  void everyFamilyIsFuzzed() {
    assertEquals(
        server.document().families().keySet(),
        stage.families().keySet(),
        "a family lacks its TestedFamily");
  }

  @Test
  @SuppressWarnings("SystemOut") // the figures are for whoever watches the build
  void noRequestBringsOutWhatItMustNot() {
    if (REQUEST >= 0) {
      System.out.println(run.curl(REQUEST));
      var report = run.single(REQUEST);
      assertTrue(report.failures().isEmpty(), report::failuresInWords);
      return;
    }
    if (!OPERATION.isEmpty()) {
      server.document().operation(OPERATION);
    }
    var report =
        run.run(
            operation -> OPERATION.isEmpty() || operation.id().equals(OPERATION), REQUESTS, false);
    System.out.println(
        "Fuzzing with seed " + SEED + ": " + report.table(server.document().operations()));
    assertTrue(report.failures().isEmpty(), report::failuresInWords);
    assertEquals(stage.before(), stage.now(server.document()), "another organisation has changed");
    if (OPERATION.isEmpty()) {
      assertEverythingSucceeded(report);
    }
  }

  /** Requests that are all refused would not get far into the server. */
  private void assertEverythingSucceeded(Report report) {
    var excused = new TreeMap<String, String>();
    stage.families().values().forEach(family -> excused.putAll(family.unsuccessful()));
    for (var operation : server.document().operations()) {
      assertTrue(
          report.successes(operation) > 0 || excused.containsKey(operation.id()),
          () -> "no request brought " + operation.id() + " to succeed");
    }
  }
}
