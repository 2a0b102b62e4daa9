package dev.callsheet.office.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a file begins like, whatever it is called. */
sealed interface ImageKind {
  /** How much of a file {@link #of} wants to see. */
  int LOOK = 4096;

  /** A kind that is read. */
  enum Known implements ImageKind {
    PNG,
    JPEG,
    GIF,
    WEBP,
    SVG
  }

  /**
   * A kind that is known but not read.
   *
   * @param name with its article
   */
  record Unread(String name) implements ImageKind {}

  /** No picture at all. */
  record None() implements ImageKind {}

  record Magic(String bytes, int offset, ImageKind kind) {
    boolean fits(String beginning) {
      return beginning.startsWith(bytes, offset);
    }
  }

  /** In the order in which they are tried; bytes are written as Latin-1. */
  List<Magic> MAGICS =
      List.of(
          new Magic("\u0089PNG\r\n\u001a\n", 0, Known.PNG),
          new Magic("\u00ff\u00d8\u00ff", 0, Known.JPEG),
          new Magic("GIF87a", 0, Known.GIF),
          new Magic("GIF89a", 0, Known.GIF),
          new Magic("WEBP", 8, Known.WEBP),
          new Magic("II*\0", 0, new Unread("a TIFF")),
          new Magic("MM\0*", 0, new Unread("a TIFF")),
          new Magic("8BPS", 0, new Unread("a Photoshop document")),
          new Magic("%PDF-", 0, new Unread("a PDF")),
          new Magic("\0\0\1\0", 0, new Unread("an icon")),
          new Magic("\u00d7\u00cd\u00c6\u009a", 0, new Unread("a WMF")),
          new Magic(" EMF", 40, new Unread("an EMF")),
          new Magic("\0\0\0\fjP  ", 0, new Unread("a JPEG 2000")),
          new Magic("\u00ffO\u00ffQ", 0, new Unread("a JPEG 2000")),
          new Magic("\0\0\0\fJXL ", 0, new Unread("a JPEG XL")),
          new Magic("\u00ff\n", 0, new Unread("a JPEG XL")));

  Set<String> HEIF = Set.of("heic", "heix", "hevc", "heim", "heis", "mif1", "msf1");

  Pattern DOCTYPE = Pattern.compile("<!DOCTYPE\\s{1,100}svg\\b");

  /** What begins with these bytes. */
  static ImageKind of(byte[] beginning) {
    var text = new String(beginning, StandardCharsets.ISO_8859_1);
    for (var magic : MAGICS) {
      if (magic.fits(text)) {
        return magic.kind();
      }
    }
    if (text.startsWith("BM") && text.length() > 14 && text.startsWith("\0\0\0\0", 6)) {
      return new Unread("a BMP");
    }
    if (text.startsWith("ftyp", 4) && text.length() >= 12) {
      var brand = text.substring(8, 12);
      if (HEIF.contains(brand)) {
        return new Unread("a HEIC");
      }
      if (brand.equals("avif") || brand.equals("avis")) {
        return new Unread("an AVIF");
      }
    }
    if (text.startsWith("\u001f\u008b")) {
      return new Unread("a compressed file");
    }
    return isSvg(decoded(beginning)) ? Known.SVG : new None();
  }

  /** Whether the first element is one of SVG, as far as can be seen: what is not may be long. */
  private static boolean isSvg(String beginning) {
    int at = beginning.indexOf('<');
    boolean xml = false;
    while (at >= 0 && at + 1 < beginning.length()) {
      boolean instruction = beginning.charAt(at + 1) == '?';
      if (!instruction && beginning.charAt(at + 1) != '!') {
        return isSvgRoot(beginning, at + 1);
      }
      xml |= instruction && beginning.startsWith("xml", at + 2);
      if (DOCTYPE.matcher(beginning).region(at, beginning.length()).lookingAt()) {
        return true;
      }
      var end = instruction ? "?>" : beginning.startsWith("<!--", at) ? "-->" : ">";
      int ended = beginning.indexOf(end, at + 2);
      at = ended < 0 ? -1 : beginning.indexOf('<', ended + end.length());
    }
    return xml && beginning.length() >= LOOK / 2;
  }

  private static boolean isSvgRoot(String beginning, int name) {
    int end = name;
    while (end < beginning.length() && " \t\r\n/>".indexOf(beginning.charAt(end)) < 0) {
      end++;
    }
    var qualified = beginning.substring(name, end);
    return end < beginning.length()
        && qualified.substring(qualified.indexOf(':') + 1).equals("svg");
  }

  private static String decoded(byte[] beginning) {
    var latin = new String(beginning, StandardCharsets.ISO_8859_1);
    if (latin.startsWith("\u00fe\u00ff") || latin.startsWith("\0<")) {
      return new String(beginning, StandardCharsets.UTF_16BE);
    }
    if (latin.startsWith("\u00ff\u00fe") || latin.startsWith("<\0")) {
      return new String(beginning, StandardCharsets.UTF_16LE);
    }
    return latin;
  }
}
