package dev.callsheet.contract.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRuleTest {
  private static final Place CUTS = Place.operation("getCut");

  @ParameterizedTest
  @CsvSource({
    "BREAKING, 1.4.2, 2.0.0",
    "BREAKING, 0.1.0, 0.2.0",
    "BREAKING, 0.1.4, 0.3.1",
    "BREAKING, 0.1.0, 1.0.0",
    "ADDITIVE, 1.4.2, 1.5.0",
    "ADDITIVE, 1.4.2, 2.0.0",
    "DOCUMENTATION, 1.4.2, 1.4.2",
    "DOCUMENTATION, 1.4.2, 1.4.3",
    "DOCUMENTATION, 1.4.2, 1.5.0"
  })
  void aVersionThatMovedEnoughLetsTheChangeThrough(Effect effect, String before, String after) {
    assertEquals("", VersionRule.violation(changes(effect, before, after)));
  }

  @ParameterizedTest
  @CsvSource({
    "BREAKING, 1.4.2, 1.5.0, set info.version to 2.0.0",
    "BREAKING, 0.1.0, 0.1.1, set info.version to 0.2.0",
    "BREAKING, 0.3.2, 0.3.2, set info.version to 0.4.0",
    "ADDITIVE, 1.4.2, 1.4.3, Set info.version to 1.5.0",
    "ADDITIVE, 1.4.2, 1.4.2, Set info.version to 1.5.0",
    "DOCUMENTATION, 1.4.2, 1.4.1, info.version 1.4.1 is before the released 1.4.2",
    "DOCUMENTATION, 1.4.2, 1.3.9, info.version 1.3.9 is before the released 1.4.2",
    "ADDITIVE, 1.4.2, 0.9.0, info.version 0.9.0 is before the released 1.4.2"
  })
  void anyOtherVersionIsRefused(Effect effect, String before, String after, String remedy) {
    var violation = VersionRule.violation(changes(effect, before, after));
    assertTrue(violation.contains(remedy), violation);
  }

  @Test
  void withoutChangesTheVersionMayStay() {
    assertEquals("", VersionRule.violation(new ChangeLog("0.1.0", "0.1.0", List.of())));
  }

  @Test
  void aVersionHasThreeNumbers() {
    assertThrows(
        IllegalArgumentException.class,
        () -> VersionRule.violation(changes(Effect.ADDITIVE, "1.0.0", "1.1")));
  }

  private static ChangeLog changes(Effect effect, String before, String after) {
    var changes = new ChangeLog(before, after, List.of("getCut"));
    changes.add(effect, CUTS, "changed");
    return changes;
  }
}
