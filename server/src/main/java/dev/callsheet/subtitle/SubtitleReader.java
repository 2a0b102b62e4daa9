package dev.callsheet.subtitle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads SRT and WebVTT, whichever it is.
 *
 * <p>The encoding is the declared one, or that of the byte order mark, or UTF-16 if every other
 * byte is zero, or UTF-8 if it is valid, or another that can be told with certainty. Any kind of
 * line end will do. In both formats, a comma may stand for the point, hours and counters may be
 * missing, and what editors and translation programs do to times is understood. A block that cannot
 * be read is left out and told. Bold, italic and underline are kept; other markup, positions and
 * regions are not.
 */
public final class SubtitleReader {

  /** Line ends, one of which conversions may have doubled, and marks at which files were joined. */
  static final Pattern LINE_END = Pattern.compile("(?:\\r{0,2}\\n|\\r)\ufeff*");

  private final SubtitleLimits limits;

  /** A reader that refuses whatever is above the limits. */
  public SubtitleReader(SubtitleLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a whole file, at most one byte more than the limit, and leaves the stream open.
   *
   * @param charset the name of the encoding, or null if nobody has told it
   */
  public SubtitleReading read(InputStream input, @Nullable String charset) throws IOException {
    var bytes = input.readNBytes(limits.bytes() + 1);
    if (bytes.length > limits.bytes()) {
      return new SubtitleReading.TooLarge(limits.bytes());
    }
    return switch (SubtitleText.decode(bytes, charset)) {
      case SubtitleText.Decoded(var text) -> parse(text);
      case SubtitleText.UnknownCharset(var name) -> new SubtitleReading.UnknownCharset(name);
      case SubtitleText.Unfit(var line, var actual) ->
          new SubtitleReading.Malformed(line, "This is not text in " + actual.name() + ".");
      case SubtitleText.Uncertain(var line) -> new SubtitleReading.Uncertain(line);
    };
  }

  private SubtitleReading parse(String text) {
    var lines = LINE_END.split(text, -1);
    var first = Arrays.stream(lines).filter(line -> !line.isBlank()).findFirst().orElse("");
    var parser =
        VttParser.isSignature(first)
            ? new VttParser(lines, limits.cues())
            : new SrtParser(lines, limits.cues());
    return parser.parse();
  }
}
