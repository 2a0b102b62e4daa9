package dev.callsheet.kernel.response;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;

/**
 * A value of {@code Content-Disposition} that has a browser save a file under its name (RFC 6266).
 *
 * <p>A name beyond ASCII, or with a character that programs read in different ways, comes twice: in
 * ASCII for the old ones, and as {@code filename*}.
 */
public final class AttachmentName {
  /** What a token may have besides letters and digits (RFC 5987, {@code attr-char}). */
  private static final String UNENCODED = "!#$&+-.^_`|~";

  /** How much of a name is told, so that a header of nothing but pictograms stays short. */
  private static final int LONGEST = 150;

  private static final int LONGEST_ENDING = 10;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private AttachmentName() {}

  /**
   * The value for a file of this name.
   *
   * @param name not empty
   */
  public static String of(String name) {
    var whole = shortened(name);
    var ascii = ascii(whole);
    return "attachment; filename=\""
        + ascii
        + '"'
        + (ascii.equals(whole) ? "" : "; filename*=UTF-8''" + encoded(whole));
  }

  /** The name without its middle, if it is long; its ending is what tells its type. */
  private static String shortened(String name) {
    var length = name.codePointCount(0, name.length());
    if (length <= LONGEST) {
      return name;
    }
    var dot = name.lastIndexOf('.');
    var ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
    return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
  }

  private static String ascii(String name) {
    var text = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFKD)
        .codePoints()
        .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
        .forEach(point -> text.append(isPlain(point) ? (char) point : '_'));
    return text.isEmpty() ? "_" : text.toString();
  }

  /** Whether a character means itself between quotation marks, to every program. */
  private static boolean isPlain(int point) {
    return point >= ' ' && point < 0x7f && "\"\\%/".indexOf(point) < 0;
  }

  private static String encoded(String name) {
    var text = new StringBuilder();
    for (var octet : name.getBytes(StandardCharsets.UTF_8)) {
      if (isLetterOrDigit(octet) || UNENCODED.indexOf(octet) >= 0) {
        text.append((char) octet);
      } else {
        text.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return text.toString();
  }

  private static boolean isLetterOrDigit(byte octet) {
    return octet >= '0' && octet <= '9'
        || octet >= 'A' && octet <= 'Z'
        || octet >= 'a' && octet <= 'z';
  }
}
