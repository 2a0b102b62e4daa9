package dev.callsheet.subtitle;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of decoding a subtitle file. */
sealed interface SubtitleText {

  /** It was decoded; the text is without its byte order mark. */
  record Decoded(String text) implements SubtitleText {}

  /**
   * It is not text in the encoding that it has to be in.
   *
   * @param line the first line that is not, from 1
   * @param charset the encoding
   */
  record Unfit(int line, Charset charset) implements SubtitleText {}

  /**
   * The encoding is not certain.
   *
   * @param line the first line that depends on it, from 1
   */
  record Uncertain(int line) implements SubtitleText {}

  /** The declared encoding is none that this server knows. */
  record UnknownCharset(String name) implements SubtitleText {}

  /**
   * Encodings that are written under the names of smaller ones, as the Encoding Standard of the
   * WHATWG has it.
   */
  Map<String, String> SUPERSETS =
      Map.of(
          "ISO-8859-1", "windows-1252",
          "ISO-8859-9", "windows-1254",
          "TIS-620", "x-windows-874",
          "x-iso-8859-11", "x-windows-874",
          "GB2312", "GB18030",
          "GBK", "GB18030",
          "EUC-KR", "x-windows-949",
          "Shift_JIS", "windows-31j");

  /** Byte order marks in hexadecimal digits; that of UTF-32LE begins like that of UTF-16LE. */
  private static Optional<Charset> marked(byte[] bytes) {
    var beginning = HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(4, bytes.length)));
    if (beginning.startsWith("efbbbf")) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (beginning.equals("fffe0000")) {
      return Optional.of(StandardCharsets.UTF_32LE);
    }
    if (beginning.equals("0000feff")) {
      return Optional.of(StandardCharsets.UTF_32BE);
    }
    if (beginning.startsWith("fffe")) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return beginning.startsWith("feff") ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
  }

  /**
   * UTF-16 by its zeros: both formats begin with ASCII, of which it makes every other byte zero.
   */
  private static Optional<Charset> utf16(byte[] bytes) {
    if (bytes.length < 4) {
      return Optional.empty();
    }
    if (bytes[0] != 0 && bytes[1] == 0 && bytes[3] == 0) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0
        ? Optional.of(StandardCharsets.UTF_16BE)
        : Optional.empty();
  }

  /**
   * Decodes a file: in the declared encoding, or else in that of its byte order mark, UTF-16, UTF-8
   * if it is valid, or what can be told with certainty.
   *
   * @param declared the name of the encoding, or null if nobody has told it
   */
  static SubtitleText decode(byte[] bytes, @Nullable String declared) {
    var unicode = marked(bytes).or(() -> utf16(bytes));
    if (declared != null) {
      var named = named(declared);
      if (named.isEmpty()) {
        return new UnknownCharset(declared);
      }
      var charset = named.get();
      boolean sameFamily = unicode.isPresent() && unicode.get().name().startsWith(charset.name());
      return unicode.isPresent() && !sameFamily
          ? new Unfit(1, charset)
          : decode(bytes, unicode.orElse(charset));
    }
    if (unicode.isPresent()) {
      return decode(bytes, unicode.get());
    }
    return switch (decode(bytes, StandardCharsets.UTF_8)) {
      case Decoded decoded when !decoded.text().contains("\u001b$") -> decoded;
      case Unfit unfit ->
          CharsetDetection.detect(bytes)
              .map(charset -> decode(bytes, charset))
              .orElseGet(() -> new Uncertain(unfit.line()));
      // Japanese in seven bits, or something like it.
      case SubtitleText other -> new Uncertain(1);
    };
  }

  private static Optional<Charset> named(String name) {
    try {
      var charset = Charset.forName(name);
      return Optional.of(Charset.forName(SUPERSETS.getOrDefault(charset.name(), charset.name())));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  /** Decodes in this encoding and no other, in which only Unicode holds what controls machines. */
  static SubtitleText decode(byte[] bytes, Charset charset) {
    var decoder = charset.newDecoder();
    var text = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 1);
    var result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    if (result.isUnderflow()) {
      result = decoder.flush(text);
    }
    text.flip();
    var decoded = text.toString();
    if (!result.isUnderflow()) {
      return new Unfit(lines(decoded), charset);
    }
    int control = charset.name().startsWith("UTF-") ? -1 : firstControl(decoded);
    if (control >= 0) {
      return new Unfit(lines(decoded.substring(0, control)), charset);
    }
    return new Decoded(decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded);
  }

  /** Where the first of the controls beyond ASCII is, of which texts only have the line end. */
  private static int firstControl(String text) {
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character >= 0x80 && character < 0xa0 && character != 0x85) {
        return index;
      }
    }
    return -1;
  }

  private static int lines(String text) {
    return SubtitleReader.LINE_END.split(text, -1).length;
  }
}
