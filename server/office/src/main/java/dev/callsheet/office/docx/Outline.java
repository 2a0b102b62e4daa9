package dev.callsheet.office.docx;

import dev.callsheet.office.document.Anchors;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.Document;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a document before it is written.
 *
 * @param headings in reading order, also those without words
 * @param bookmarks by anchor
 * @param work how many blocks and rows there are
 * @param eastAsian the language of its East Asian words, as their letters tell
 */
record Outline(List<Section> headings, Map<String, String> bookmarks, long work, String eastAsian) {
  /** How many levels of headings the contents show. */
  private static final int LEVELS = 3;

  /**
   * A heading.
   *
   * @param title whether it is the title of the document
   */
  record Section(int level, Line line, String bookmark, boolean title) {
    boolean isEmpty() {
      return line.text().isBlank();
    }
  }

  static Outline of(Document document) {
    var headings = new ArrayList<Section>();
    var bookmarks = new HashMap<String, String>();
    var anchors = new Anchors();
    var languages = new EastAsian();
    long work = 1;
    var title = title(document);
    var blocks = new Blocks(document.blocks());
    while (blocks.hasNext()) {
      work++;
      switch (blocks.next()) {
        case Block.Heading heading -> {
          var line = Line.of(heading.text());
          languages.see(line.text());
          var bookmark = String.format(Locale.ROOT, "_Toc%09d", headings.size() + 1);
          bookmarks.put(anchors.next(heading.text()), bookmark);
          boolean isTitle =
              headings.isEmpty() && heading.level() == 1 && line.words().equals(title);
          headings.add(new Section(heading.level(), line, bookmark, isTitle));
        }
        case Block.Paragraph paragraph -> languages.see(Line.of(paragraph.text()).text());
        case Block.Table table -> work += table.data().rows();
        case Block.Chart chart -> work += chart.data().rows();
        case Block.Listing _,
            Block.Quotation _,
            Block.Picture _,
            Block.Code _,
            Block.Contents _,
            Block.PageBreak _,
            Block.Rule _,
            Block.Notes _ -> {}
      }
    }
    return new Outline(List.copyOf(headings), Map.copyOf(bookmarks), work, languages.language());
  }

  private static @Nullable String title(Document document) {
    var title = document.metadata().title();
    return title == null ? null : Line.of(title).words();
  }

  /** The headings that the contents show. */
  List<Section> contents() {
    int outermost = outermost();
    return headings.stream()
        .filter(heading -> !heading.title() && !heading.isEmpty())
        .filter(heading -> heading.level() < outermost + LEVELS)
        .toList();
  }

  /** The level of the outermost headings. */
  int outermost() {
    return headings.stream()
        .filter(heading -> !heading.title() && !heading.isEmpty())
        .mapToInt(Section::level)
        .min()
        .orElse(1);
  }

  private static final class EastAsian {
    private @Nullable String language;

    void see(String text) {
      for (int at = 0; language == null && at < text.length(); at++) {
        // Everything before the first of these letters is of other scripts.
        if (text.charAt(at) >= '\u1100') {
          language = language(text.charAt(at));
        }
      }
    }

    String language() {
      return language == null ? "zh-CN" : language;
    }

    private static @Nullable String language(char letter) {
      return switch (UnicodeScript.of(letter)) {
        case HIRAGANA, KATAKANA -> "ja-JP";
        case HANGUL -> "ko-KR";
        case BOPOMOFO -> "zh-TW";
        default -> null;
      };
    }
  }
}
