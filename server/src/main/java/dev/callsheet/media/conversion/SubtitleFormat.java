package dev.callsheet.media.conversion;

/** The formats that subtitles are converted to. */
public enum SubtitleFormat {
  /** SubRip. */
  SRT("srt", "application/x-subrip"),
  /** WebVTT. */
  VTT("vtt", "text/vtt");

  private final String extension;
  private final String mediaType;

  SubtitleFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /** How the names of such files end, without the dot. */
  public String extension() {
    return extension;
  }

  /** The media type of such files. */
  public String mediaType() {
    return mediaType;
  }
}
