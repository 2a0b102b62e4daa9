package dev.callsheet.office.pptx;

import java.util.Locale;
import java.util.Map;

/** The words that the deck has of its own. */
final class Wording {
  private static final Map<String, String> CONTENTS =
      Map.ofEntries(
          Map.entry("ar", "المحتويات"),
          Map.entry("cs", "Obsah"),
          Map.entry("da", "Indhold"),
          Map.entry("de", "Inhalt"),
          Map.entry("el", "Περιεχόμενα"),
          Map.entry("es", "Contenido"),
          Map.entry("fa", "فهرست"),
          Map.entry("fi", "Sisällys"),
          Map.entry("fr", "Sommaire"),
          Map.entry("he", "תוכן"),
          Map.entry("hi", "विषय-सूची"),
          Map.entry("hu", "Tartalom"),
          Map.entry("id", "Daftar isi"),
          Map.entry("it", "Indice"),
          Map.entry("ja", "目次"),
          Map.entry("ko", "목차"),
          Map.entry("nb", "Innhold"),
          Map.entry("nl", "Inhoud"),
          Map.entry("no", "Innhold"),
          Map.entry("pl", "Spis treści"),
          Map.entry("pt", "Conteúdo"),
          Map.entry("ro", "Cuprins"),
          Map.entry("ru", "Содержание"),
          Map.entry("sv", "Innehåll"),
          Map.entry("th", "สารบัญ"),
          Map.entry("tr", "İçindekiler"),
          Map.entry("uk", "Зміст"),
          Map.entry("vi", "Mục lục"),
          Map.entry("zh", "目录"));

  private Wording() {}

  /** The title of a list of all titles, where nobody gave one. */
  static String contents(Locale locale) {
    boolean traditional =
        locale.getScript().equals("Hant")
            || locale.getScript().isEmpty()
                && (locale.getCountry().equals("TW")
                    || locale.getCountry().equals("HK")
                    || locale.getCountry().equals("MO"));
    if (locale.getLanguage().equals("zh") && traditional) {
      return "目錄";
    }
    return CONTENTS.getOrDefault(locale.getLanguage(), "Contents");
  }
}
