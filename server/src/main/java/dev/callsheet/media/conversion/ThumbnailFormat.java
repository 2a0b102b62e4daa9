package dev.callsheet.media.conversion;

/** The formats of thumbnails and their sprite sheets. */
public enum ThumbnailFormat {
  /** Lossy. */
  JPEG("jpg", "image/jpeg"),
  /** Lossless. */
  PNG("png", "image/png"),
  /** Lossy, smaller. */
  WEBP("webp", "image/webp");

  private final String extension;
  private final String mediaType;

  ThumbnailFormat(String extension, String mediaType) {
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
