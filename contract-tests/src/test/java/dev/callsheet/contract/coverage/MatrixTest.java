package dev.callsheet.contract.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.harness.CallsheetServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The last class of each run: what is declared and what was observed must be the same. */
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.MethodName.class)
class MatrixTest {
  private final Matrix matrix =
      new Matrix(ContractDocument.load().declared(), Coverage.ofThisRun().observations());

  @Test
  @SuppressWarnings("SystemOut") // the summary is for whoever watches the build
  void allDeclaredAnswersWereObserved() throws Exception {
    var report = new CoverageReport(matrix);
    report.write(CallsheetServer.target().resolve("contract-coverage"));
    System.out.println(report.summary());
    var left = new TreeSet<>(testClasses());
    left.removeAll(RunScope.classes());
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
  void theSuiteHasTests() throws Exception {
    assertTrue(testClasses().contains(MatrixTest.class.getName()));
  }

  /** The names of all test classes of this module. */
  private static Set<String> testClasses() throws Exception {
    var root =
        Path.of(MatrixTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (var files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith("Test.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()))
          .map(file -> file.replace(java.io.File.separatorChar, '.'))
          .collect(Collectors.toSet());
    }
  }
}
