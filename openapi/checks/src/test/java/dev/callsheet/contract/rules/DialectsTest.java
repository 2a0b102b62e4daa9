package dev.callsheet.contract.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules presuppose no family: documents of other dialects can keep them. */
class DialectsTest {
  private final Source source =
      Source.read(Path.of("src/test/resources/dev/callsheet/contract/rules/dialects.yaml"));

  DialectsTest() throws IOException {}

  @TestFactory
  Stream<DynamicTest> aDocumentOfOtherDialectsKeeps() {
    return HouseRules.all().with(GeneratorsRule.rule()).rules().stream()
        .map(
            rule ->
                dynamicTest(rule.name(), () -> assertEquals(List.of(), rule.violations(source))));
  }

  @Test
  void aPathIsOfTheFamilyWithTheLongestPrefix() {
    assertEquals("clips", familyOf("/api/v2/clips"));
    assertEquals("registry", familyOf("/v1/organizations/org_1/works/wrk_1"));
    assertEquals("tasks", familyOf("/api/v22/clips"));
    assertEquals("tasks", familyOf("/v1/organizations"));
  }

  private String familyOf(String path) {
    return source.document().familyOf(path).orElseThrow().name();
  }
}
