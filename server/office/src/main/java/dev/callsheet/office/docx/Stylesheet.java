package dev.callsheet.office.docx;

import dev.callsheet.office.ooxml.Namespace;
import dev.callsheet.office.ooxml.RelationshipType;
import dev.callsheet.office.theme.Contrast;
import dev.callsheet.office.theme.Theme;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The styles and the settings of a document, in its theme and languages. */
final class Stylesheet {
  private static final int HEADINGS = 6;

  /** The sizes of headings by level, in halves of a point. */
  private static final List<Integer> SIZES = List.of(36, 30, 26, 24, 22, 22);

  /** The space before headings by level, in twentieths of a point. */
  private static final List<Integer> SPACES = List.of(400, 320, 260, 220, 200, 200);

  /** What large text needs at least, by the guidelines for accessible content. */
  private static final double LARGE_TEXT_CONTRAST = 3;

  /** Four characters of code, in twentieths of a point. */
  private static final int CODE_TAB = 418;

  private static final int CODE_TABS = 12;

  /** What the entries of the contents of each level are indented by. */
  private static final int CONTENTS_STEP = 284;

  private final Draft draft;
  private final Theme theme;

  Stylesheet(Draft draft) {
    this.draft = draft;
    this.theme = draft.order().theme();
  }

  void write() throws IOException {
    var languages = draft.languages();
    var values = new HashMap<String, String>();
    values.put("latin", languages.simple());
    values.put("eastAsian", languages.eastAsian());
    values.put("complex", languages.complex());
    values.put("direction", draft.rightToLeft() ? "<w:bidi/>" : "");
    values.put("before", draft.rightToLeft() ? "right" : "left");
    values.put("dark", theme.dark());
    values.put("muted", theme.muted());
    values.put("tint", theme.tint());
    values.put("link", theme.link());
    values.put("accent", theme.accents().getFirst());
    values.put("heading", headingColour());
    values.put("onAccent", colourOnAccent());
    values.put("headings", headings());
    values.put("contents", contents());
    values.put("codeTabs", codeTabs());
    // Digits are less high than the letters beside them.
    values.put("cells", languages.eastAsianFirst() ? "center" : "top");
    write(RelationshipType.STYLES, "styles", values);
    write(RelationshipType.SETTINGS, "settings", values);
  }

  private void write(RelationshipType type, String name, Map<String, String> values)
      throws IOException {
    try (var xml = draft.part(type, "/word/" + name + ".xml", name)) {
      xml.start("w:" + name, "xmlns:w", Namespace.TEXT);
      xml.markup(Template.of(name + ".xml").fill(values));
    }
  }

  private String headings() throws IOException {
    var template = Template.of("heading.xml");
    var styles = new StringBuilder();
    for (int level = 1; level <= HEADINGS; level++) {
      styles.append(
          template.fill(
              Map.of(
                  "level", Integer.toString(level),
                  "outline", Integer.toString(level - 1),
                  "size", SIZES.get(level - 1).toString(),
                  "space", SPACES.get(level - 1).toString(),
                  "colour", level <= 2 ? headingColour() : colour(theme.dark(), "text1"))));
    }
    return styles.toString();
  }

  private String contents() throws IOException {
    var template = Template.of("contents.xml");
    int outermost = draft.outline().outermost();
    var styles = new StringBuilder();
    for (int level = 1; level <= HEADINGS; level++) {
      int indent = Math.max(0, level - outermost) * CONTENTS_STEP;
      styles.append(
          template.fill(
              Map.of("level", Integer.toString(level), "indent", Integer.toString(indent))));
    }
    return styles.toString();
  }

  private static String codeTabs() {
    return IntStream.rangeClosed(1, CODE_TABS)
        .mapToObj(
            tab ->
                String.format(Locale.ROOT, "<w:tab w:val=\"left\" w:pos=\"%d\"/>", tab * CODE_TAB))
        .collect(Collectors.joining());
  }

  private String headingColour() {
    var accent = theme.accents().getFirst();
    return Contrast.of(accent, theme.light()) >= LARGE_TEXT_CONTRAST
        ? colour(accent, "accent1")
        : colour(theme.dark(), "text1");
  }

  private String colourOnAccent() {
    var accent = theme.accents().getFirst();
    return Contrast.of(accent, theme.light()) >= Contrast.of(accent, theme.dark())
        ? colour(theme.light(), "background1")
        : colour(theme.dark(), "text1");
  }

  private static String colour(String value, String name) {
    return "w:val=\"" + value + "\" w:themeColor=\"" + name + "\"";
  }
}
