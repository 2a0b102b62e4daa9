package dev.callsheet.transparency.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text as UTF-8, where what cannot be written or read is refused instead of replaced. */
public final class Utf8 {

  private Utf8() {}

  /**
   * Returns the text's bytes.
   *
   * @throws IllegalArgumentException for text with half of a surrogate pair, which has none
   */
  public static byte[] encode(String text) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      return copy;
    } catch (CharacterCodingException half) {
      throw new IllegalArgumentException("The text holds half of a surrogate pair.", half);
    }
  }

  /**
   * Reads text.
   *
   * @throws MalformedException for bytes that are not UTF-8
   */
  public static String decode(byte[] bytes) throws MalformedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new MalformedException("The text is not UTF-8.");
    }
  }
}
