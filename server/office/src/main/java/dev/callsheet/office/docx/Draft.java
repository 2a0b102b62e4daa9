package dev.callsheet.office.docx;

import dev.callsheet.office.document.Order;
import dev.callsheet.office.ooxml.CharacterFilter;
import dev.callsheet.office.ooxml.ContentType;
import dev.callsheet.office.ooxml.PackageWriter;
import dev.callsheet.office.ooxml.Pictures;
import dev.callsheet.office.ooxml.RelationshipType;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A document in the making: what all of its parts need to know. */
final class Draft {
  /** The part with the text. */
  static final String BODY = "/word/document.xml";

  /** As much of a heading or an address as a warning repeats. */
  private static final int LONGEST_MENTION = 100;

  private final Order order;
  private final PackageWriter file;
  private final CharacterFilter filter;
  private final Pictures pictures;
  private final Outline outline;
  private final Page page;
  private final Labels labels;
  private final Languages languages;
  private @Nullable String where;
  private int drawings;
  private long done;

  Draft(Order order, PackageWriter file, CharacterFilter filter) {
    this.order = order;
    this.file = file;
    this.filter = filter;
    this.pictures = new Pictures(file, "/word/media/");
    this.outline = Outline.of(order.document());
    var locale = order.document().metadata().locale();
    this.page = Page.of(locale);
    this.labels = Labels.of(locale);
    this.languages = Languages.of(locale, outline.eastAsian());
  }

  Order order() {
    return order;
  }

  PackageWriter file() {
    return file;
  }

  Pictures pictures() {
    return pictures;
  }

  Outline outline() {
    return outline;
  }

  Page page() {
    return page;
  }

  Labels labels() {
    return labels;
  }

  Languages languages() {
    return languages;
  }

  boolean rightToLeft() {
    return languages.rightToLeft();
  }

  /** Begins a part beside the body, which refers to it. */
  XmlWriter part(RelationshipType type, String name, String kind) throws IOException {
    file.relationships(BODY).part(type, name);
    return file.xml(name, ContentType.text(kind));
  }

  /** Says where in the document the next warnings belong. */
  void at(@Nullable String where) {
    this.where = where == null ? null : CharacterFilter.clean(cut(where));
    filter.at(this.where);
  }

  @Nullable String where() {
    return where;
  }

  void warn(String code, String message) {
    order.warnings().add(code, message, where);
  }

  /** The beginning of words of others, for a message. */
  static String cut(String words) {
    return words.codePointCount(0, words.length()) <= LONGEST_MENTION
        ? words
        : words.substring(0, words.offsetByCodePoints(0, LONGEST_MENTION - 1)) + "…";
  }

  /** The next number of a picture, chart or mark: no two have the same one. */
  int nextDrawing() {
    return ++drawings;
  }

  /** Tells how far the work has come, now that more of it is done. */
  void done(long steps) {
    done += steps;
    order.progress().at(Math.min(1, (double) done / outline.work()));
  }
}
