package dev.callsheet.office.pptx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TypesetterTest {
  private final Typesetter calibri = new Typesetter(FontWidths.of("Calibri"), Locale.US);

  @Test
  void wordsAreAsWideAsTheFontHasThem() {
    // H, e, l, l and o of Calibri: 623, 498, 229, 229 and 527 thousandths.
    assertEquals(21.06, calibri.width(List.of(Run.plain("Hello")), 10, false), 0.1);
    assertTrue(calibri.width(List.of(Run.plain("Hello")), 10, true) > 21.06);
    var verdana = new Typesetter(FontWidths.of("Verdana"), Locale.US);
    var unknown = new Typesetter(FontWidths.of("Nobody's Font"), Locale.US);
    assertTrue(verdana.width(List.of(Run.plain("Hello")), 10, false) > 25);
    assertEquals(
        verdana.width(List.of(Run.plain("Hello")), 10, false),
        unknown.width(List.of(Run.plain("Hello")), 10, false));
  }

  @Test
  void linesBreakBetweenWords() {
    assertEquals(List.of("one two ", "three ", "four"), lines("one two three four", 40));
  }

  @Test
  void aWordThatIsTooLongIsBroken() {
    assertEquals(List.of("a ", "xxxxxxx", "xxxxx b"), lines("a xxxxxxxxxxxx b", 32));
  }

  @Test
  void wordsAreNotDividedWhereTheirFormChanges() {
    var runs =
        List.of(
            Run.plain("some wor"), new Run("ds", true, false, false, false, null), Run.plain("!"));

    assertEquals(List.of(5, 11), calibri.lines(runs, 10, false, 40));
  }

  @Test
  void chineseBreaksBetweenCharactersButNotBeforeItsStops() {
    assertEquals(List.of("一二三四", "五，六七", "八"), lines("一二三四五，六七八", 45));
    assertEquals(List.of("一二三", "四，五六", "七八"), lines("一二三四，五六七八", 45));
  }

  @Test
  void lineFeedsEndLines() {
    assertEquals(List.of("a\n", "\n", "b"), lines("a\n\nb", 100));
    assertEquals(List.of(""), lines("", 100));
  }

  @Test
  void pairsOfSurrogatesStayTogether() {
    for (var line : lines("\uD83D\uDE00".repeat(20), 45)) {
      assertTrue(Character.isLowSurrogate(line.charAt(line.length() - 1)), line);
    }
  }

  private List<String> lines(String text, double width) {
    var lines = new ArrayList<String>();
    int from = 0;
    for (int to : calibri.lines(List.of(Run.plain(text)), 10, false, width)) {
      lines.add(text.substring(from, to));
      from = to;
    }
    return lines;
  }
}
