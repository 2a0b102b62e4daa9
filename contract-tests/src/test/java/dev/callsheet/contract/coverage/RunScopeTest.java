package dev.callsheet.contract.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunScopeTest {
  private final String whenMade = RunScope.running();

  @BeforeAll
  static void whatTheClassPreparesIsItsOwn() {
    assertEquals("RunScopeTest", RunScope.running());
  }

  @Test
  void aTestIsNamed() {
    assertEquals("RunScopeTest", whenMade);
    assertEquals("RunScopeTest.aTestIsNamed", RunScope.running());
  }

  @Test
  void itIsTheSameInEachThread() {
    assertEquals(
        "RunScopeTest.itIsTheSameInEachThread",
        CompletableFuture.supplyAsync(RunScope::running).join());
  }

  @ParameterizedTest(name = "a case")
  @ValueSource(ints = 1)
  void aCaseIsNamed(int number) {
    assertEquals(1, number);
    assertEquals("RunScopeTest.aCaseIsNamed [a case]", RunScope.running());
  }

  @TestFactory
  Stream<DynamicTest> aMadeTestIsNamed() {
    return Stream.of("second", "third")
        .map(
            name ->
                dynamicTest(
                    name,
                    () ->
                        assertEquals(
                            "RunScopeTest.aMadeTestIsNamed [" + name + "]", RunScope.running())));
  }
}
