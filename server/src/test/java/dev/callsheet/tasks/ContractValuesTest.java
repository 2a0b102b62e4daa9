package dev.callsheet.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.api.tasks.model.OddityReason;
import dev.callsheet.api.tasks.model.WarningKind;
import dev.callsheet.media.conversion.Warning;
import dev.callsheet.media.inspection.Oddity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the media engine can tell, the contract can tell too. */
class ContractValuesTest {
  @Test
  void everyWarningHasItsWord() {
    assertEquals(
        words(Warning.Kind.values()),
        Stream.of(WarningKind.values()).map(WarningKind::value).toList());
  }

  @Test
  void everythingOddHasItsWord() {
    assertEquals(
        words(Oddity.values()), Stream.of(OddityReason.values()).map(OddityReason::value).toList());
  }

  private static List<String> words(Enum<?>[] constants) {
    return Stream.of(constants).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }
}
