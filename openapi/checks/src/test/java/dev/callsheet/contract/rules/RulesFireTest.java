package dev.callsheet.contract.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule finds what it is there for, on its line, in a copy of the document that breaks it. */
class RulesFireTest {
  @Test
  void everyRuleIsBroken() {
    var rules = HouseRule.all().stream().map(HouseRule::name).toList();
    var broken = Breaks.all().stream().map(Break::rule).distinct().toList();
    assertEquals(rules.stream().sorted().toList(), broken.stream().sorted().toList());
  }

  @TestFactory
  Stream<DynamicTest> aBrokenCopyIsFound() {
    return Breaks.all().stream().map(broken -> dynamicTest(broken.expected(), broken::assertFires));
  }
}
