package dev.callsheet.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WaitPreferenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wait=10|10",
        "WAIT = 10|10",
        "wait=\"7\"|7",
        "respond-async, wait=3; foo=bar|3",
        "wait=0|0",
        "wait=26|25",
        "wait=999999999|25"
      })
  void theSecondsAreThoseOfTheFirstWait(String header, int seconds) {
    assertEquals(Optional.of(new WaitPreference(seconds)), WaitPreference.of(header));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "wait", "wait=", "wait=-1", "wait=1.5", "waits=3", "wait=12345678901"})
  void whatIsNoWaitIsIgnored(String header) {
    assertEquals(Optional.empty(), WaitPreference.of(header));
  }

  @Test
  void nothingIsPreferredWithoutAHeader() {
    assertEquals(Optional.empty(), WaitPreference.of(null));
  }
}
