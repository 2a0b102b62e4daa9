package dev.callsheet.office.ooxml;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes one part in XML, element by element.
 *
 * <p>Names carry the prefixes that the part's root declares; whatever is written as a text or as an
 * attribute goes through the filter first.
 */
public final class XmlWriter implements Closeable {
  private static final int BUFFER = 1 << 13;

  private final OutputStream part;
  private final Writer out;
  private final CharacterFilter filter;
  private final Deque<String> open = new ArrayDeque<>();
  private boolean inTag;

  /** Begins a part; closing it closes the stream. */
  public XmlWriter(OutputStream part, CharacterFilter filter) throws IOException {
    this.part = part;
    this.out = new BufferedWriter(new OutputStreamWriter(part, StandardCharsets.UTF_8), BUFFER);
    this.filter = filter;
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
  }

  /** Opens an element. */
  public XmlWriter start(String name) throws IOException {
    endTag();
    out.write('<');
    out.write(name);
    open.push(name);
    inTag = true;
    return this;
  }

  /** Opens an element with attributes: names and values in turn. */
  public XmlWriter start(String name, String... attributes) throws IOException {
    start(name);
    for (int at = 0; at < attributes.length; at += 2) {
      attribute(attributes[at], attributes[at + 1]);
    }
    return this;
  }

  /** Gives the element that was just opened an attribute. */
  public XmlWriter attribute(String name, String value) throws IOException {
    if (!inTag) {
      throw new IllegalStateException("No element has just been opened, for " + name);
    }
    out.write(' ');
    out.write(name);
    out.write("=\"");
    escape(filter.filter(value), true);
    out.write('"');
    return this;
  }

  /** Gives the element that was just opened a number. */
  public XmlWriter attribute(String name, long value) throws IOException {
    return attribute(name, Long.toString(value));
  }

  /** Writes a text into the open element. */
  public XmlWriter text(String text) throws IOException {
    endTag();
    escape(filter.filter(text), false);
    return this;
  }

  /** Closes the element that was opened last. */
  public XmlWriter end() throws IOException {
    var name = open.pop();
    if (inTag) {
      out.write("/>");
      inTag = false;
      return this;
    }
    out.write("</");
    out.write(name);
    out.write('>');
    return this;
  }

  /** Writes an element without content, with attributes: names and values in turn. */
  public XmlWriter empty(String name, String... attributes) throws IOException {
    return start(name, attributes).end();
  }

  /** Writes an element that holds a text. */
  public XmlWriter element(String name, String text) throws IOException {
    return start(name).text(text).end();
  }

  /** Writes markup as it is: what another library made, or a constant. */
  public XmlWriter markup(String elements) throws IOException {
    endTag();
    out.write(elements);
    return this;
  }

  /**
   * Writes markup as it is, from the beginning of an array.
   *
   * @param elements in UTF-8
   */
  public XmlWriter markup(byte[] elements, int length) throws IOException {
    endTag();
    out.flush();
    part.write(elements, 0, length);
    return this;
  }

  /** Ends the part with whatever is open. */
  @Override
  public void close() throws IOException {
    try (out) {
      while (!open.isEmpty()) {
        end();
      }
    }
  }

  private void endTag() throws IOException {
    if (inTag) {
      out.write('>');
      inTag = false;
    }
  }

  private void escape(String text, boolean attribute) throws IOException {
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      var escape = escape(text.charAt(at), attribute);
      if (escape != null) {
        out.write(text, from, at - from);
        out.write(escape);
        from = at + 1;
      }
    }
    out.write(text, from, text.length() - from);
  }

  private static @Nullable String escape(char unit, boolean attribute) {
    return switch (unit) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> attribute ? "&quot;" : null;
      case '\t' -> attribute ? "&#9;" : null;
      case '\n' -> attribute ? "&#10;" : null;
      case '\r' -> "&#13;";
      default -> null;
    };
  }
}
