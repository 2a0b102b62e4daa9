package dev.callsheet.office.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TextLinesTest {
  private static String joined(String text, int width) {
    return TextLines.split(RichText.plain(text), width).stream()
        .map(part -> part.text().plain())
        .collect(Collectors.joining());
  }

  @Test
  void aShortTextIsALine() {
    assertEquals(1, TextLines.count("", 20));
    assertEquals(1, TextLines.count("short", 20));
  }

  @Test
  void linesEndAtBreaksAndWhereTheyAreFull() {
    assertEquals(3, TextLines.count("a\nb\nc", 20));
    assertEquals(1, TextLines.count("a\n", 20));
    assertEquals(2, TextLines.count("seven letters, twice", 12));
    assertEquals(2, TextLines.count("十个字宽十个字宽十个字宽", 20));
  }

  @Test
  void aLongTextIsDividedAndWhole() {
    var text = "word ".repeat(2_000);
    assertEquals(text, joined(text, 40));
    for (var part : TextLines.split(RichText.plain(text), 40)) {
      assertTrue(part.lines() <= TextLines.MOST);
    }
  }

  @Test
  void whatHasNoPlaceToBreakIsDividedBetweenLetters() {
    var text = "😀".repeat(3_000);
    assertEquals(text, joined(text, 41));
    for (var part : TextLines.split(RichText.plain(text), 41)) {
      assertFalse(Character.isLowSurrogate(part.text().plain().charAt(0)));
    }
  }

  @Test
  void aTextIsAtMostAsTallAsARow() {
    assertEquals(TextLines.MOST, TextLines.count("line\n".repeat(500), 20));
  }
}
