package dev.callsheet.office.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.warning.Warning;
import dev.callsheet.office.warning.Warnings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BrandThemeTest {
  private final Warnings warnings = new Warnings();

  @Test
  void aBrandThatSaysNothingIsPlain() {
    assertEquals(Theme.PLAIN, BrandTheme.of(brand(List.of(), null, null), warnings));
    assertEquals(List.of(), warnings.all());
  }

  @Test
  void coloursThatCanBeReadStayAsTheyAre() {
    var theme = BrandTheme.of(brand(List.of("#0a5", "1F5FA8"), "222", null), warnings);
    assertEquals(List.of(), codes("brand_ignored"));
    assertEquals("222222", theme.dark());
    assertEquals("1F5FA8", theme.accents().get(1));
  }

  @Test
  void aYellowOnWhiteIsDarkenedAndSaidSo() {
    var theme = BrandTheme.of(brand(List.of("FFE600", "FFE600"), null, null), warnings);
    assertTrue(contrast(theme.accents().getFirst(), "FFFFFF") >= 4.5);
    assertTrue(contrast(theme.accents().get(1), "FFFFFF") >= 3);
    assertTrue(contrast(theme.accents().getFirst(), "FFFFFF") < 4.8, theme.accents().getFirst());
    assertEquals(List.of("accents[0]", "accents[1]"), codes("colour_changed"));
    var hue = Colour.of(theme.accents().getFirst()).orElseThrow();
    assertTrue(hue.red() > hue.blue() && hue.green() > hue.blue());
  }

  @Test
  void onDarkPaperColoursAreLightened() {
    var theme = BrandTheme.of(brand(List.of("101060"), "333333", "000000"), warnings);
    assertTrue(contrast(theme.dark(), "000000") >= 4.5);
    assertTrue(contrast(theme.accents().getFirst(), "000000") >= 4.5);
    assertTrue(contrast(theme.dark(), theme.tint()) >= 4.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1F5FA8", "FFFFFF", "000000", "808080", "FF0000", "00FF00", "FFE600"})
  void sixAccentsAreMadeOfOneThatDifferAndCanBeRead(String accent) {
    for (var paper : List.of("FFFFFF", "F5F0E0", "101820")) {
      var theme = BrandTheme.of(brand(List.of(accent), null, paper), warnings);
      assertEquals(6, new HashSet<>(theme.accents()).size(), theme.accents() + " on " + paper);
      for (var made : theme.accents()) {
        assertTrue(contrast(made, paper) >= 3, made + " on " + paper);
      }
      for (var text : List.of(theme.dark(), theme.link(), theme.muted())) {
        assertTrue(contrast(text, paper) >= 4.5, text + " on " + paper);
      }
      assertTrue(contrast(theme.dark(), theme.tint()) >= 4.5);
    }
  }

  @Test
  void whatIsNoColourIsLeftOutAndSaidSo() {
    var theme = BrandTheme.of(brand(List.of("red", "12345"), "#12", "javascript:"), warnings);
    assertEquals(Theme.PLAIN.accents(), theme.accents());
    assertEquals(List.of("light", "dark", "accents[0]", "accents[1]"), codes("brand_ignored"));
  }

  @Test
  void aSeventhAccentIsLeftOutAndSaidSo() {
    var seven = new ArrayList<>(Theme.PLAIN.accents());
    seven.add("123456");
    assertEquals(
        Theme.PLAIN.accents(), BrandTheme.of(brand(seven, null, null), warnings).accents());
    assertEquals(List.of("accents[6]"), codes("brand_ignored"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Inter | Inter",
        "'Open Sans', Arial, sans-serif | Open Sans",
        "\"Noto Sans CJK SC\" | Noto Sans CJK SC",
        "serif | Cambria",
        "Evil\"/><script> | Evil script",
        "ヒラギノ角ゴ | ヒラギノ角ゴ",
        "A very long name of a font that goes on | A very long name of a font that",
        "12;{} | Calibri"
      })
  void theNameOfAFontIsCleaned(String given, String used) {
    var brand = new Brand(List.of(), null, null, null, given, null, null);
    var theme = BrandTheme.of(brand, warnings);
    assertEquals(used, theme.bodyFont());
    assertEquals(used, theme.headingFont());
    assertEquals(given.equals(used), warnings.all().isEmpty());
  }

  @Test
  void aFooterIsOneLineOfBoundedLength() {
    assertEquals("Jo Doe Ltd", footer(" Jo\r\nDoe\u0000 \u2028Ltd "));
    assertNull(footer(" \n "));
    assertEquals(List.of(), warnings.all());
    var cut = footer("\ud83d\ude00".repeat(300));
    assertTrue(cut != null && cut.codePointCount(0, cut.length()) == 200);
    assertEquals(List.of("footer"), codes("value_cut"));
  }

  private @Nullable String footer(String footer) {
    return BrandTheme.of(new Brand(List.of(), null, null, null, null, null, footer), warnings)
        .footer();
  }

  private List<String> codes(String code) {
    return warnings.all().stream()
        .filter(warning -> warning.code().equals(code))
        .map(Warning::where)
        .toList();
  }

  private static double contrast(String one, String other) {
    return Colour.of(one).orElseThrow().contrast(Colour.of(other).orElseThrow());
  }

  private static Brand brand(List<String> accents, @Nullable String dark, @Nullable String light) {
    return new Brand(accents, dark, light, null, null, null, null);
  }
}
