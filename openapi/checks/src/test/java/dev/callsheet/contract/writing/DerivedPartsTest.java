package dev.callsheet.contract.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.rules.Source;
import dev.callsheet.contract.rules.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedPartsTest {
  private static final Path FIXTURES = Path.of("src/test/resources/dev/callsheet/contract/writing");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"missing-answers", "descriptions", "by-hand"})
  void whatFollowsIsWrittenAndNothingElse(String fixture) throws IOException {
    assertEquals(after(fixture), DerivedParts.written(before(fixture)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing-answers", "descriptions", "by-hand"})
  void toWriteTwiceChangesNothing(String fixture) throws IOException {
    var once = DerivedParts.written(before(fixture));
    assertEquals(once, DerivedParts.written(Source.of(fixture, once)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing-answers", "descriptions"})
  void whatIsWrittenIsMissedNoMore(String fixture) throws IOException {
    assertFalse(DerivedParts.violations(before(fixture)).isEmpty());
    assertEquals(List.of(), DerivedParts.violations(Source.of(fixture, after(fixture))));
  }

  @Test
  void theDocumentOfThisBuildIsWrittenAlready() throws IOException {
    var source = Source.read(ContractDocument.file());
    assertEquals(source.text(), DerivedParts.written(source));
  }

  @Test
  void aCheckWritesNothingAndFails() throws IOException {
    var file = copy("missing-answers");
    assertEquals(1, WriteDocument.run(false, file));
    assertEquals(before("missing-answers").text(), Files.readString(file));
  }

  @Test
  void whatWasWrittenPassesTheCheck() throws IOException {
    var file = copy("missing-answers");
    assertEquals(0, WriteDocument.run(true, file));
    assertEquals(after("missing-answers"), Files.readString(file));
    assertEquals(0, WriteDocument.run(false, file));
  }

  @Test
  void whatCannotBeWrittenFailsWithItsLine() throws IOException {
    var file = copy("by-hand");
    assertEquals(1, WriteDocument.run(true, file));
    assertEquals(
        List.of(14, 19, 23),
        DerivedParts.violations(Source.read(file)).stream().map(Violation::line).toList());
  }

  private Path copy(String fixture) throws IOException {
    return Files.copy(file(fixture, "before"), folder.resolve("library.yaml"));
  }

  private static Source before(String fixture) throws IOException {
    return Source.read(file(fixture, "before"));
  }

  private static String after(String fixture) throws IOException {
    return Files.readString(file(fixture, "after"));
  }

  private static Path file(String fixture, String state) {
    return FIXTURES.resolve(fixture).resolve(state + ".yaml");
  }
}
