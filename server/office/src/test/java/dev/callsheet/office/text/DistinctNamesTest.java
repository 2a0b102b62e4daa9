package dev.callsheet.office.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DistinctNamesTest {
  private static List<String> taken(DistinctNames names, String... wanted) {
    return Stream.of(wanted).map(name -> names.take(name, number -> name + "-" + number)).toList();
  }

  @Test
  void equalNamesAreNumberedUpperAndLowerCaseAside() {
    assertEquals(List.of("a", "b", "A-2", "a-3"), taken(new DistinctNames(2), "a", "b", "A", "a"));
  }

  @Test
  void aNumberThatIsPartOfAnotherNameIsPassedOver() {
    assertEquals(
        List.of("a-1", "a", "a-2", "a-1-1"), taken(new DistinctNames(1), "a-1", "a", "a", "a-1"));
  }

  @Test
  void aReservedNameIsGivenToNobody() {
    var names = new DistinctNames(1);
    names.reserve("History");
    assertEquals(List.of("history-1"), taken(names, "history"));
  }

  @Test
  void manyEqualNamesAreNumberedInBoundedTime() {
    var names = new DistinctNames(1);
    assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          for (int time = 0; time < 300_000; time++) {
            names.take("a", number -> "a" + number);
          }
        });
  }
}
