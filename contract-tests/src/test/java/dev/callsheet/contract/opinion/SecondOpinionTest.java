package dev.callsheet.contract.opinion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.contract.coverage.Coverage;
import dev.callsheet.contract.document.ContractDocument;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Replays the exchanges of the run through a checker that we did not write. */
@Order(Integer.MAX_VALUE - 1)
class SecondOpinionTest {
  private static final Verdict VERDICT = new Verdict();

  @BeforeAll
  @SuppressWarnings("SystemOut") // the verdict is for whoever watches the build
  static void replay() throws Exception {
    var checker = new SecondChecker(ContractDocument.file());
    try (var exchanges = Coverage.ofThisRun().log().orElseThrow().exchanges()) {
      exchanges.forEach(exchange -> VERDICT.take(exchange, checker));
    }
    System.out.println(VERDICT.line());
    Coverage.ofThisRun().addToSummary(VERDICT.markdown());
  }

  @Test
  void whatWeAcceptIsAcceptedThereToo() {
    assertEquals(
        List.of(), VERDICT.answersRefused(), "answers that only the second checker objects to");
  }

  @Test
  void whatTheServerTookIsAValidRequestThereToo() {
    assertEquals(
        List.of(), VERDICT.requestsRefused(), "the server said 2xx, the second checker objects");
  }
}
