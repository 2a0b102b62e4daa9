package dev.callsheet.office.pptx;

import com.ibm.icu.util.ULocale;
import java.lang.Character.UnicodeScript;
import java.util.Locale;

/** In which language a text is to be read and written, by its characters. */
final class Script {
  private final Locale locale;
  private final boolean rightToLeft;

  /** For texts of a document in that language. */
  Script(Locale locale) {
    this.locale = locale;
    rightToLeft = ULocale.forLocale(locale).isRightToLeft();
  }

  /** Whether the document as a whole is written from right to left. */
  boolean rightToLeft() {
    return rightToLeft;
  }

  /** Whether a paragraph is: its first letter decides, or without letters the document. */
  boolean rightToLeft(String text) {
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      switch (Character.getDirectionality(character)) {
        case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
          return false;
        }
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
          return true;
        }
        default -> at += Character.charCount(character);
      }
    }
    return rightToLeft;
  }

  /** The language of a text, as a tag by BCP 47. */
  String language(String text) {
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      if (character < 0x0590) {
        continue;
      }
      var other =
          switch (UnicodeScript.of(character)) {
            case HAN -> han(text);
            case HIRAGANA, KATAKANA -> unless("ja", "ja-JP");
            case HANGUL -> unless("ko", "ko-KR");
            case BOPOMOFO -> unless("zh", "zh-TW");
            case HEBREW -> rightToLeft ? tag() : "he-IL";
            case ARABIC -> rightToLeft ? tag() : "ar-SA";
            case THAI -> unless("th", "th-TH");
            case DEVANAGARI -> unless("hi", "hi-IN");
            default -> "";
          };
      if (!other.isEmpty()) {
        return other;
      }
    }
    return tag();
  }

  private String han(String text) {
    if (text.codePoints().anyMatch(c -> c >= 0x3040 && c <= 0x30FF)) {
      return unless("ja", "ja-JP");
    }
    return switch (locale.getLanguage()) {
      case "zh", "ja", "ko", "yue" -> tag();
      default -> "zh-CN";
    };
  }

  private String unless(String language, String other) {
    return locale.getLanguage().equals(language) ? tag() : other;
  }

  /** The language of the document. */
  String tag() {
    return locale.getLanguage().isEmpty() ? "en-US" : locale.toLanguageTag();
  }
}
