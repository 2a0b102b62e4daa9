package dev.callsheet.office.docx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScriptTest {
  @Test
  void leavesSimpleWritingInOneSpan() {
    assertEquals("[Ünïcode 123, «γλώσσα».]", spans("Ünïcode 123, «γλώσσα».", false));
  }

  @Test
  void tellsEastAsianWordsWithTheirOwnSigns() {
    assertEquals("[2026 ]e[年报告：销售额“增长”]", spans("2026 年报告：销售额“增长”", false));
    assertEquals("e[売上は][12%]e[増、カタカナ]", spans("売上は12%増、カタカナ", false));
  }

  @Test
  void keepsSpacesDigitsAndSignsBetweenWordsFromRightToLeftWithThem() {
    assertEquals("r[שלום 12, עולם]", spans("שלום 12, עולם", true));
    assertEquals(
        "r[מחיר ]Callsheet Pror[ 2026.]",
        spans("מחיר Callsheet Pro 2026.", true).replace("[Callsheet Pro]", "Callsheet Pro"));
    assertEquals("[Say ]r[שלום]!", spans("Say שלום!", false).replace("[!]", "!"));
  }

  @Test
  void tellsComplexWritingFromLeftToRight() {
    assertEquals("c[สวัสดี]", spans("สวัสดี", false));
    assertEquals("c[नमस्ते दुनिया]", spans("नमस्ते दुनिया", false));
  }

  @Test
  void coversEveryTextWhole() {
    var text = "a\uD83D\uDE00ש\uD83D\uDE00漢\uD83D\u0301 \u200F1";
    for (boolean rightToLeft : List.of(true, false)) {
      int at = 0;
      for (var span : Script.spans(text, rightToLeft)) {
        assertEquals(at, span.from());
        assertTrue(span.to() > at);
        at = span.to();
      }
      assertEquals(text.length(), at);
    }
    assertEquals(List.of(), Script.spans("", true));
  }

  @Test
  void theFirstLetterDecidesHowAParagraphRuns() {
    assertTrue(Script.beginsRightToLeft("12 – שלום hello"));
    assertFalse(Script.beginsRightToLeft("hello שלום"));
    assertFalse(Script.beginsRightToLeft("12"));
    assertTrue(Script.isLeftToRight("Hello 12"));
    assertFalse(Script.isLeftToRight("Hello שלום"));
    assertFalse(Script.isLeftToRight("12"));
  }

  private static String spans(String text, boolean rightToLeft) {
    return Script.spans(text, rightToLeft).stream()
        .map(
            span ->
                switch (span.script()) {
                      case SIMPLE -> "";
                      case EAST_ASIAN -> "e";
                      case COMPLEX -> "c";
                      case RIGHT_TO_LEFT -> "r";
                    }
                    + "["
                    + text.substring(span.from(), span.to())
                    + "]")
        .collect(Collectors.joining());
  }
}
