package dev.callsheet.transparency.identifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierSchemeTest {

  @ParameterizedTest
  @CsvSource({
    "ISWC, T-034.524.680-1",
    "ISWC, T0345246801",
    "ISWC, T-034524680-1",
    "IPI_NAME, 00014107338",
    "IPI_BASE, I-000000229-7",
    "IPI_BASE, I0000002297",
    "ISNI, 0000000121032683",
    "ISNI, 0000 0001 2103 2683",
    "ISNI, 000000012146438X",
    "ISRC, US-RC1-76-07839",
    "ISRC, USRC17607839",
    "ISRC, FRZ039800212"
  })
  void rightOnesGiveNoWarning(IdentifierScheme scheme, String identifier) {
    assertEquals(Optional.empty(), scheme.check(identifier));
  }

  @ParameterizedTest
  @CsvSource({
    "ISWC, T-034.524.680-2, 1",
    "ISWC, T-043.524.680-1, 2",
    "IPI_NAME, 00014107339, 38",
    "IPI_NAME, 00000000001, 00",
    "IPI_NAME, 00000000100, 99",
    "IPI_BASE, I-000000229-8, 7",
    "ISNI, 0000000121032684, 3",
    "ISNI, 0000000121464380, X"
  })
  void wrongCheckDigitsAreToldWithTheRightOnes(
      IdentifierScheme scheme, String identifier, String expected) {
    assertEquals(
        Optional.of(new IdentifierWarning.WrongCheckDigits(scheme, expected)),
        scheme.check(identifier));
  }

  @ParameterizedTest
  @CsvSource({
    "ISWC, '', T-034.524.680-1",
    "ISWC, 0345246801, T-034.524.680-1",
    "ISWC, t-034.524.680-1, T-034.524.680-1",
    "IPI_NAME, 0001410733, 00014107338",
    "IPI_NAME, 0001410733X, 00014107338",
    "IPI_BASE, X-000000229-7, I-000000229-7",
    "ISNI, 000000012103268x, 0000000121032683",
    "ISNI, 00000001210326833, 0000000121032683",
    "ISRC, US-RC1-76-783, US-RC1-76-07839",
    "ISRC, us-rc1-76-07839, US-RC1-76-07839"
  })
  void anotherFormIsToldWithAnExample(IdentifierScheme scheme, String identifier, String example) {
    assertEquals(
        Optional.of(new IdentifierWarning.WrongForm(scheme, example)), scheme.check(identifier));
  }

  @ParameterizedTest
  @CsvSource({"00014107338, IPI_NAME", "I-000000229-7, IPI_BASE"})
  void ipiIsANameNumberOrABaseNumber(String ipi, IdentifierScheme scheme) {
    assertEquals(scheme, IdentifierScheme.ofIpi(ipi));
  }
}
