package dev.callsheet.media.conversion;

/** The formats of video in several qualities between which players choose. */
public enum AdaptiveFormat {
  /** HTTP Live Streaming (RFC 8216) with fragments of MP4. */
  HLS("m3u8", "application/vnd.apple.mpegurl"),
  /** MPEG-DASH with fragments of MP4. */
  DASH("mpd", "application/dash+xml");

  private final String extension;
  private final String mediaType;

  AdaptiveFormat(String extension, String mediaType) {
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
