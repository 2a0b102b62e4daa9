package dev.callsheet.subtitle;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads SRT and WebVTT, whichever it is.
 *
 * <p>The encoding is that of the byte order mark, or UTF-16 if every other byte is zero, or UTF-8
 * if it is valid, or else windows-1252. Any kind of line end will do. In both formats, a comma may
 * stand for the point, hours and counters may be missing. Bold, italic and underline are kept;
 * other markup, positions and regions are not.
 */
public final class SubtitleReader {

  private static final String VTT_SIGNATURE = "WEBVTT";

  private final SubtitleLimits limits;

  /** A reader that refuses whatever is above the limits. */
  public SubtitleReader(SubtitleLimits limits) {
    this.limits = limits;
  }

  /** Reads a whole file, at most one byte more than the limit, and leaves the stream open. */
  public SubtitleReading read(InputStream input) throws IOException {
    var bytes = input.readNBytes(limits.bytes() + 1);
    if (bytes.length > limits.bytes()) {
      return new SubtitleReading.TooLarge(limits.bytes());
    }
    var lines = SubtitleText.decode(bytes).split("\r\n|\n|\r", -1);
    var parser =
        lines[0].startsWith(VTT_SIGNATURE)
            ? new VttParser(lines, limits.cues())
            : new SrtParser(lines, limits.cues());
    return parser.parse();
  }
}
