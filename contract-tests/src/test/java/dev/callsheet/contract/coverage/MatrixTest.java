package dev.callsheet.contract.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.harness.CallsheetServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The last class of each run: what is declared and what was observed must be the same. */
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.MethodName.class)
class MatrixTest {
  private static final int MOST_OF_A_PAGE = 2 << 20;

  private final ContractDocument document = ContractDocument.load();
  private final Matrix matrix =
      new Matrix(document.declared(), Coverage.ofThisRun().observations());

  @Test
  @SuppressWarnings("SystemOut") // the summary is for whoever watches the build
  void allDeclaredAnswersWereObserved() throws Exception {
    var report = new CoverageReport(document, matrix, Coverage.ofThisRun().additions());
    report.write(Coverage.folder());
    System.out.println(report.summary());
    var size = Files.size(Coverage.folder().resolve("index.html"));
    assertTrue(size < MOST_OF_A_PAGE, () -> "the page has grown to " + size + " bytes");
    var left = RunScope.left();
    assumeTrue(left.isEmpty(), () -> "only a part of the suite ran, without " + left);
    assertEquals(List.of(), matrix.missing(), "declared, but never observed");
  }

  @Test
  void noUndeclaredAnswerWasObserved() {
    assertEquals(List.of(), matrix.undeclared(), "observed, but not declared");
  }

  @Test
  void theServerSuppressedNoUndeclaredAnswer() throws IOException {
    var log = CallsheetServer.log();
    if (Files.exists(log)) {
      var lines = Files.readAllLines(log);
      assertEquals(
          List.of(), lines.stream().filter(line -> line.contains("\"UNDECLARED\"")).toList());
    }
  }

  @Test
  void theSuiteHasTests() {
    assertTrue(RunScope.testClasses().contains(MatrixTest.class.getName()));
  }

  @Test
  void testsRanOneAfterTheOther() {
    assertFalse(RunScope.sideBySide(), "which test provoked what is unknown");
  }
}
