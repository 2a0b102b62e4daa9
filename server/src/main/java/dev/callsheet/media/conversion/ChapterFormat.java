package dev.callsheet.media.conversion;

/** The formats that chapters are written in. */
public enum ChapterFormat {
  /** WebVTT with a cue for each chapter. */
  VTT("vtt", "text/vtt"),
  /** A JSON list of objects with start, end and title. */
  JSON("json", "application/json");

  private final String extension;
  private final String mediaType;

  ChapterFormat(String extension, String mediaType) {
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
