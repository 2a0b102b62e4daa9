package dev.callsheet.contract.recording;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The body of a message, as far as it is worth keeping.
 *
 * @param length its true length in bytes
 * @param text all of it, its beginning, or nothing
 */
public record Body(Kept kept, long length, String text) {
  /** The most bytes of JSON that are kept whole. */
  public static final int WHOLE = 256 << 10;

  private static final int BEGINNING = 4 << 10;

  /** How much of a body is kept. */
  public enum Kept {
    /** All of it. */
    WHOLE,
    /** The beginning of a long text. */
    BEGINNING,
    /** Its length alone, for it is no text. */
    LENGTH
  }

  /** Takes the bytes of a body. */
  public static Body of(byte[] bytes) {
    return of(bytes, bytes.length);
  }

  /**
   * Takes the first bytes of a body.
   *
   * @param first at least {@value #WHOLE} of them, or all
   * @param length how many there are in truth
   */
  public static Body of(byte[] first, long length) {
    var whole = length <= (isJson(first) ? WHOLE : BEGINNING);
    var size = whole ? (int) length : BEGINNING;
    return text(ByteBuffer.wrap(first, 0, size), whole)
        .map(text -> new Body(whole ? Kept.WHOLE : Kept.BEGINNING, length, text))
        .orElseGet(() -> new Body(Kept.LENGTH, length, ""));
  }

  /** Whether this is JSON that cannot be read any more. */
  public boolean isBrokenJson() {
    return kept == Kept.BEGINNING && isJson(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isJson(byte[] bytes) {
    return bytes.length > 0 && (bytes[0] == '{' || bytes[0] == '[');
  }

  Body masked(Secrets secrets) {
    return new Body(kept, length, secrets.mask(text));
  }

  /** Reads UTF-8; a part may end within a character. */
  private static Optional<String> text(ByteBuffer bytes, boolean whole) {
    var characters = CharBuffer.allocate(bytes.remaining());
    var result = StandardCharsets.UTF_8.newDecoder().decode(bytes, characters, whole);
    var text = characters.flip().toString();
    return result == CoderResult.UNDERFLOW && text.indexOf('\0') < 0
        ? Optional.of(text)
        : Optional.empty();
  }
}
