package dev.callsheet.editlist;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Where an edit list says that its source is: a URL reference made of the file name alone. */
final class MediaLocation {

  private static final String UNRESERVED = "-._~";

  private MediaLocation() {}

  /** The file name as one percent-encoded path segment (RFC 3986). */
  static String segment(String fileName) {
    var segment = new StringBuilder();
    for (byte octet : fileName.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xFF);
      if (isUnreserved(character)) {
        segment.append(character);
      } else {
        segment.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
      }
    }
    return segment.toString();
  }

  private static boolean isUnreserved(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || UNRESERVED.indexOf(character) >= 0;
  }
}
