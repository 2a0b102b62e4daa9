package dev.callsheet.office.docx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated
class LabelsTest {
  @ParameterizedTest
  @CsvSource({
    "en-GB, Contents",
    "de-AT, Inhalt",
    "nb-NO, Innhold",
    "pt-BR, Índice",
    "he-IL, תוכן עניינים",
    "zh-CN, 目录",
    "zh-TW, 目錄",
    "zh-Hant-HK, 目錄",
    "sw-KE, Contents",
    "und, Contents",
  })
  void areInTheLanguageOfTheDocument(String language, String contents) {
    assertEquals(contents, Labels.of(Locale.forLanguageTag(language)).contents());
  }

  @Test
  void doNotDependOnWhereTheyAreRead() {
    var here = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals("Contents", Labels.of(Locale.forLanguageTag("sw")).contents());
      assertEquals("Contents", Labels.of(Locale.ENGLISH).contents());
    } finally {
      Locale.setDefault(here);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en", "ar", "cs", "da", "de", "es", "fa", "fi", "fr", "he", "it", "ja", "ko", "nl", "no",
        "pl", "pt", "ru", "sv", "tr", "uk", "zh", "zh-Hant"
      })
  void areAllThere(String language) {
    var labels = Labels.of(Locale.forLanguageTag(language));
    for (var label : List.of(labels.contents(), labels.table(), labels.figure())) {
      assertFalse(label.isBlank());
    }
    assertTrue(labels.page().contains("{0}"), labels.page());
    assertTrue(labels.page().contains("{1}"), labels.page());
    assertEquals(language.equals("en"), labels.equals(Labels.of(Locale.ENGLISH)));
  }
}
