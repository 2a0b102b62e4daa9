package dev.callsheet.contract.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.fixture.Fixture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule, alone, says of each small document what stands there on the lines, and no more. */
class RuleFixturesTest {
  private final Map<String, List<Fixture>> fixtures =
      Fixture.of(RuleFixturesTest.class).stream()
          .collect(groupingBy(Fixture::check, TreeMap::new, toList()));

  @TestFactory
  Stream<DynamicNode> aRuleSaysWhatItsFixturesExpect() {
    return rules().rules().stream()
        .map(
            rule ->
                dynamicContainer(
                    rule.name(),
                    fixtures.getOrDefault(rule.name(), List.of()).stream()
                        .map(
                            fixture ->
                                dynamicTest(fixture.name(), () -> assertSays(rule, fixture)))));
  }

  private static void assertSays(HouseRule rule, Fixture fixture) {
    var said =
        rule.violations(Source.of(fixture.file(), fixture.text())).stream()
            .map(Violation::toString)
            .toList();
    assertEquals(String.join("\n", fixture.expected()), String.join("\n", said));
  }

  @Test
  void everyRuleHasAValidFixtureAndABrokenOne() {
    var rules = rules().rules().stream().map(HouseRule::name).collect(toSet());
    assertEquals(rules, fixtures.keySet());
    fixtures.forEach(
        (rule, own) ->
            assertEquals(
                Set.of(true, false), own.stream().map(Fixture::isValid).collect(toSet()), rule));
  }

  private static HouseRules rules() {
    return HouseRules.all().with(GeneratorsRule.rule());
  }
}
