package dev.callsheet.client.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.client.example.Console.ByteUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConsoleTest {
  @ParameterizedTest
  @CsvSource({
    "0, BYTE",
    "1023, BYTE",
    "1024, KIBIBYTE",
    "1048575, KIBIBYTE",
    "1048576, MEBIBYTE",
    "7340032, MEBIBYTE"
  })
  void bytesAreCountedInAUnitOfWhichThereIsOne(long bytes, ByteUnit unit) {
    assertEquals(unit, ByteUnit.largestIn(bytes));
  }
}
