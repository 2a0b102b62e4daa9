package dev.callsheet.office.export;

import com.ibm.icu.util.ULocale;
import dev.callsheet.office.ooxml.UnclosedStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** Writes a page of HTML that needs nothing beside it and runs nothing. */
final class Html implements AutoCloseable {
  private static final Set<String> LINKS = Set.of("http", "https", "mailto");
  private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif");
  private static final String STYLE =
      """
      body{font-family:sans-serif;line-height:1.4;max-width:60rem;margin:2rem auto;padding:0 1rem}
      table{border-collapse:collapse;margin:1rem 0}
      th,td{border:1px solid #bbb;padding:.2rem .5rem;text-align:start;vertical-align:top}
      th{background:#eee}
      .n{text-align:right;white-space:nowrap}
      .s{overflow-x:auto}
      img{max-width:100%;height:auto}
      pre{overflow-x:auto;background:#f4f4f4;padding:.5rem}
      blockquote{border-inline-start:.25rem solid #ccc;margin-inline:0;padding-inline-start:1rem}
      """;

  private final OutputStream out;
  private final Writer writer;

  Html(Path file) throws IOException {
    out = Files.newOutputStream(file);
    writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
  }

  /**
   * Begins the page.
   *
   * @param language by BCP 47
   */
  void begin(String title, String language) throws IOException {
    raw("<!DOCTYPE html>\n<html lang=\"").text(language);
    if (ULocale.forLanguageTag(language).isRightToLeft()) {
      raw("\" dir=\"rtl");
    }
    raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
    raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    text(title).raw("</title>\n<style>\n").raw(STYLE).raw("</style>\n</head>\n<body>\n");
  }

  void end() throws IOException {
    raw("</body>\n</html>\n");
  }

  /** Writes markup. */
  Html raw(String markup) throws IOException {
    writer.write(markup);
    return this;
  }

  /** Writes text, which may stand in an attribute as well. */
  Html text(String text) throws IOException {
    int length = text.length();
    for (int at = 0; at < length; at++) {
      char next = text.charAt(at);
      switch (next) {
        case '<' -> writer.write("&lt;");
        case '>' -> writer.write("&gt;");
        case '&' -> writer.write("&amp;");
        case '"' -> writer.write("&quot;");
        case '\'' -> writer.write("&#39;");
        default -> {
          boolean pair =
              Character.isHighSurrogate(next)
                  && at + 1 < length
                  && Character.isLowSurrogate(text.charAt(at + 1));
          if (pair) {
            writer.write(next);
            writer.write(text.charAt(at + 1));
            at++;
          } else {
            writer.write(isAllowed(next) ? next : '\ufffd');
          }
        }
      }
    }
    return this;
  }

  private static boolean isAllowed(char next) {
    boolean control = next < ' ' && next != '\n' && next != '\t' && next != '\r';
    return !control
        && (next < 0x7f || next > 0x9f)
        && !Character.isSurrogate(next)
        && next < 0xfffe;
  }

  /** Whether a link may lead there: to a page, to somebody's mail, or within the document. */
  static boolean isLink(String target) {
    if (target.startsWith("#")) {
      return target.length() > 1;
    }
    int colon = target.indexOf(':');
    return colon > 0 && LINKS.contains(target.substring(0, colon).toLowerCase(Locale.ROOT));
  }

  /** Whether a part is a picture that every browser shows. */
  static boolean isPicture(OfficePart part) {
    return PICTURES.contains(part.contentType());
  }

  /** Writes a picture into the page. */
  void picture(OfficePart part, String alternative) throws IOException {
    raw("<img alt=\"").text(alternative).raw("\" src=\"data:").raw(part.contentType());
    raw(";base64,");
    writer.flush();
    try (var in = part.open();
        var base64 = Base64.getEncoder().wrap(new UnclosedStream(out))) {
      in.transferTo(base64);
    }
    raw("\">");
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
