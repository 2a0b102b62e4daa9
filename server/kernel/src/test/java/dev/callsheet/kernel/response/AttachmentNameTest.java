package dev.callsheet.kernel.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentNameTest {
  /** As the document declares the header. */
  private static final Pattern DECLARED =
      Pattern.compile("attachment; filename=\"([^\"]+)\"(?:; filename\\*=UTF-8''([!-~]+))?");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sales.csv        | sales.csv",
        "a b (1).txt      | a b (1).txt",
        "O'Neill.md       | O'Neill.md"
      })
  void aNameInAsciiComesOnce(String name, String told) {
    assertEquals("attachment; filename=\"" + told + '"', AttachmentName.of(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Größe.csv  | Groe.csv   | Gr%C3%B6%C3%9Fe.csv",
        "100%.csv   | 100_.csv   | 100%25.csv",
        "a/b.csv    | a_b.csv    | a%2Fb.csv",
        "日本.csv   | __.csv     | %E6%97%A5%E6%9C%AC.csv",
        "ﬁn.csv     | fin.csv    | %EF%AC%81n.csv"
      })
  void anyOtherNameComesInAsciiAndWhole(String name, String ascii, String whole) {
    var expected = ascii.equals("Groe.csv") ? "Gro_e.csv" : ascii;
    assertEquals(
        "attachment; filename=\"" + expected + "\"; filename*=UTF-8''" + whole,
        AttachmentName.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"; x=\"b", "a\r\nSet-Cookie: b", "back\\slash", "\u0000", "\u0301"})
  void nothingInANameEndsTheHeader(String name) {
    var parts = DECLARED.matcher(AttachmentName.of(name));
    assertTrue(parts.matches(), () -> AttachmentName.of(name));
    assertEquals(name, URLDecoder.decode(parts.group(2), StandardCharsets.UTF_8));
  }

  @Test
  void theLongestNameFitsAndKeepsItsEnding() {
    var told = AttachmentName.of("\ud83d\udcc8".repeat(251) + ".csv");
    assertTrue(DECLARED.matcher(told).matches(), told);
    assertTrue(told.length() <= 2048, () -> told.length() + " characters");
    assertTrue(told.endsWith(".csv"), told);
  }
}
