package dev.callsheet.subtitle;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file format for subtitles. All are written in UTF-8 without a byte order mark.
 *
 * <p>Text that would read as markup is escaped. SRT and ASS have no escape for every case: there,
 * an invisible word joiner (U+2060) parts the characters.
 */
public enum SubtitleFormat {
  /** SubRip. */
  SRT("application/x-subrip", "srt"),
  /** WebVTT. */
  VTT("text/vtt;charset=utf-8", "vtt"),
  /** Advanced SubStation Alpha, v4.00+; times in hundredths of a second. */
  ASS("text/x-ssa;charset=utf-8", "ass"),
  /** Timed Text Markup Language, first version. */
  TTML("application/ttml+xml", "ttml");

  private final String mediaType;
  private final String fileExtension;

  SubtitleFormat(String mediaType, String fileExtension) {
    this.mediaType = mediaType;
    this.fileExtension = fileExtension;
  }

  /** The media type to send it under. */
  public String mediaType() {
    return mediaType;
  }

  /** The usual end of a file name, without the dot. */
  public String fileExtension() {
    return fileExtension;
  }

  /** Writes cues, which are in order of their start, and leaves the stream open. */
  public void write(List<Cue> cues, OutputStream output) throws IOException {
    var writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
    switch (this) {
      case SRT -> SrtWriter.write(cues, writer);
      case VTT -> VttWriter.write(cues, writer);
      case ASS -> AssWriter.write(cues, writer);
      case TTML -> TtmlWriter.write(cues, writer);
    }
    writer.flush();
  }
}
