package dev.callsheet.office.xlsx;

import dev.callsheet.office.ooxml.CharacterFilter;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The markup of cells on its way into a sheet, as UTF-8.
 *
 * <p>The cells are nearly all of a large workbook: each of their letters is looked at once, and
 * none of them is kept as an object.
 */
final class CellBuffer {
  /** It is passed on when it holds as much. */
  private static final int FULL = 1 << 15;

  /** As many bytes as the markup of one letter has at most: an ampersand's. */
  private static final int LONGEST_LETTER = 5;

  private static final byte[] AMPERSAND = ascii("&amp;");
  private static final byte[] LESS = ascii("&lt;");
  private static final byte[] GREATER = ascii("&gt;");
  private static final byte[] RETURN = ascii("&#13;");

  private final XmlWriter xml;
  private final CharacterFilter filter;
  private byte[] bytes = new byte[FULL * 2];
  private int length;

  /**
   * @param xml of the sheet, whose open element holds rows
   */
  CellBuffer(XmlWriter xml, CharacterFilter filter) {
    this.xml = xml;
    this.filter = filter;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Passes everything on once there is much of it. */
  void passOn() throws IOException {
    if (length >= FULL) {
      flush();
    }
  }

  /** Passes everything on. */
  void flush() throws IOException {
    xml.markup(bytes, length);
    length = 0;
  }

  /** Adds bytes of markup. */
  void add(byte[] markup) {
    reserve(markup.length);
    put(markup);
  }

  /** Adds markup of ASCII letters. */
  void add(String markup) {
    int letters = markup.length();
    reserve(letters);
    for (int at = 0; at < letters; at++) {
      bytes[length++] = (byte) markup.charAt(at);
    }
  }

  /** Adds a whole number. */
  void add(long number) {
    if (number < 0 || number > 999_999_999) {
      add(Long.toString(number));
      return;
    }
    int digits = 1;
    for (long power = 10; number >= power; power *= 10) {
      digits++;
    }
    reserve(digits);
    int left = (int) number;
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    length += digits;
  }

  /** Adds the element that holds a text, such that all of it is read again. */
  void text(String text) {
    add(needsItsSpaces(text) ? PRESERVED : OPEN);
    if (!letters(text)) {
      letters(CharacterFilter.escaped(filter.filter(text)), true);
    }
    add(CLOSE);
  }

  private static final byte[] OPEN = ascii("<t>");
  private static final byte[] PRESERVED = ascii("<t xml:space=\"preserve\">");
  private static final byte[] CLOSE = ascii("</t>");

  private static boolean needsItsSpaces(String text) {
    return !text.isEmpty() && (text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ');
  }

  /** Adds letters, or nothing, if there is one among them that needs a closer look. */
  private boolean letters(String text) {
    int start = length;
    boolean added = letters(text, false);
    if (!added) {
      length = start;
    }
    return added;
  }

  private boolean letters(String text, boolean clean) {
    int letters = text.length();
    reserve(letters * LONGEST_LETTER);
    var to = bytes;
    int end = length;
    for (int at = 0; at < letters; at++) {
      char letter = text.charAt(at);
      if (letter > '>' && letter < '\u007F' && letter != '_'
          || letter >= ' ' && letter < '<' && letter != '&') {
        to[end++] = (byte) letter;
        continue;
      }
      length = end;
      if (!clean && isDoubtful(text, at)) {
        return false;
      }
      if (Character.isHighSurrogate(letter)) {
        encode(Character.toCodePoint(letter, text.charAt(++at)));
      } else {
        mark(letter);
      }
      end = length;
    }
    length = end;
    return true;
  }

  /** Whether XML cannot hold a letter, or programs take it for the beginning of an escape. */
  private static boolean isDoubtful(String text, int at) {
    char letter = text.charAt(at);
    if (letter == '_') {
      return at + 1 < text.length() && text.charAt(at + 1) == 'x';
    }
    if (Character.isHighSurrogate(letter)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(letter)
        || letter > '\uFFFD'
        || letter < ' ' && letter != '\t' && letter != '\n' && letter != '\r';
  }

  private void mark(char letter) {
    switch (letter) {
      case '&' -> put(AMPERSAND);
      case '<' -> put(LESS);
      case '>' -> put(GREATER);
      case '\r' -> put(RETURN);
      default -> encode(letter);
    }
  }

  private void encode(int point) {
    if (point < 0x80) {
      bytes[length++] = (byte) point;
    } else if (point < 0x800) {
      bytes[length++] = (byte) (0xC0 | point >> 6);
      bytes[length++] = (byte) (0x80 | point & 0x3F);
    } else if (point < 0x10000) {
      bytes[length++] = (byte) (0xE0 | point >> 12);
      bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
      bytes[length++] = (byte) (0x80 | point & 0x3F);
    } else {
      bytes[length++] = (byte) (0xF0 | point >> 18);
      bytes[length++] = (byte) (0x80 | point >> 12 & 0x3F);
      bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
      bytes[length++] = (byte) (0x80 | point & 0x3F);
    }
  }

  private void put(byte[] markup) {
    System.arraycopy(markup, 0, bytes, length, markup.length);
    length += markup.length;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
