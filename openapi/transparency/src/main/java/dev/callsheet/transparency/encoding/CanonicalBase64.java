package dev.callsheet.transparency.encoding;

import java.util.Base64;

/** Base64 of RFC 4648 section 4 with its padding, in which every byte string has one spelling. */
public final class CanonicalBase64 {

  private CanonicalBase64() {}

  /** Returns the bytes as text. */
  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Reads text that {@link #encode} may have written.
   *
   * @throws MalformedException for any other text, so also where padding is missing or bits are set
   *     that carry nothing
   */
  public static byte[] decode(String text) throws MalformedException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new MalformedException("This is not base64: " + shortened(text));
    }
    if (!encode(bytes).equals(text)) {
      throw new MalformedException("This base64 has another spelling: " + shortened(text));
    }
    return bytes;
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
