package dev.callsheet.codegen.reference;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Turns the document's Markdown into HTML; HTML within it stays text. */
final class Markdown {
  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  private Markdown() {}

  /** The paragraphs and lists of a text. */
  static String html(String markdown) {
    return RENDERER.render(PARSER.parse(markdown)).strip();
  }
}
