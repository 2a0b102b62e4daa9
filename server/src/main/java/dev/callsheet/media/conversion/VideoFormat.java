package dev.callsheet.media.conversion;

/** The formats that video is converted to. */
public enum VideoFormat {
  /** H.264 and AAC. */
  MP4("mp4", "video/mp4"),
  /** VP9 and Opus. */
  WEBM("webm", "video/webm");

  private final String extension;
  private final String mediaType;

  VideoFormat(String extension, String mediaType) {
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
