package dev.callsheet.contract.rules;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.document.ContractDocument;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The document of this build keeps every rule. */
class SpecRulesTest {
  private final Source source = Source.read(ContractDocument.file());

  SpecRulesTest() throws IOException {}

  @TestFactory
  Stream<DynamicTest> theDocumentKeeps() {
    return HouseRules.all().with(GeneratorsRule.rule()).rules().stream()
        .map(rule -> dynamicTest(rule.sentence(), () -> assertKept(rule)));
  }

  private void assertKept(HouseRule rule) {
    var violations = rule.violations(source);
    if (!violations.isEmpty()) {
      fail(
          violations.stream()
              .map(Violation::toString)
              .collect(
                  joining(
                      "\n",
                      "The document breaks the rule %s: %s\n"
                          .formatted(rule.name(), rule.sentence()),
                      "")));
    }
  }
}
