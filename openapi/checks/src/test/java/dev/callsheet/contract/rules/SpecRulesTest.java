package dev.callsheet.contract.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.document.CatalogueEntry;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SpecRulesTest {
  /** What the errors of studio's seed are called, with their statuses. */
  private static final Map<String, Integer> STUDIO =
      Map.ofEntries(
          Map.entry("bad_request", 400),
          Map.entry("unauthenticated", 401),
          Map.entry("insufficient_credits", 402),
          Map.entry("forbidden", 403),
          Map.entry("not_found", 404),
          Map.entry("conflict", 409),
          Map.entry("asset_processing", 409),
          Map.entry("asset_payment_required", 409),
          Map.entry("asset_failed", 409),
          Map.entry("asset_not_ready", 409),
          Map.entry("modifier_not_ready", 409),
          Map.entry("unsupported_format", 409),
          Map.entry("precondition_failed", 412),
          Map.entry("payload_too_large", 413),
          Map.entry("unsupported_media_type", 415),
          Map.entry("validation_error", 422),
          Map.entry("internal_error", 500),
          Map.entry("upstream_error", 502),
          Map.entry("upstream_unavailable", 503));

  /**
   * The errors of each family's seed: codes with their statuses, or, in a family without codes, the
   * statuses by themselves.
   */
  /** Errors without codes go by their status. */
  private static final Map<String, Integer> CLIPS =
      Map.of("400", 400, "403", 403, "429", 429, "500", 500);

  private static final Map<String, Map<String, Integer>> SEEDS =
      Map.of("studio", STUDIO, "clips", CLIPS);

  private final Source source = Source.of(Source.ofThisBuild());

  @TestFactory
  Stream<DynamicTest> theDocumentKeeps() {
    return HouseRule.all().stream().map(rule -> dynamicTest(rule.name(), () -> assertKept(rule)));
  }

  private void assertKept(HouseRule rule) {
    var violations = rule.violations(source);
    if (!violations.isEmpty()) {
      fail(
          violations.stream()
              .map(Violation::toString)
              .collect(joining("\n", "The document breaks the rule: " + rule.name() + "\n", "")));
    }
  }

  @TestFactory
  Stream<DynamicTest> aFamilyHasTheErrorsOfItsSeed() {
    return SEEDS.entrySet().stream()
        .map(seed -> dynamicTest(seed.getKey(), () -> assertSeed(seed.getKey(), seed.getValue())));
  }

  private void assertSeed(String family, Map<String, Integer> errors) {
    var expected = new TreeMap<String, Set<Integer>>();
    errors.forEach((name, status) -> expected.put(name, Set.of(status)));
    var seed =
        source.document().catalogue().stream()
            .filter(entry -> entry.family().equals(family) && entry.origin().equals("seed"))
            .collect(
                groupingBy(
                    CatalogueEntry::name, TreeMap::new, mapping(CatalogueEntry::status, toSet())));
    assertEquals(expected, seed);
  }
}
