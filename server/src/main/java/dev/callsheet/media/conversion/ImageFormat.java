package dev.callsheet.media.conversion;

/** The formats that images are converted to. */
public enum ImageFormat {
  /** Lossy, without transparency. */
  JPEG("jpg", "image/jpeg"),
  /** Lossless; animations stay animated. */
  PNG("png", "image/png"),
  /** Lossy with transparency; animations stay animated. */
  WEBP("webp", "image/webp"),
  /** Lossy with transparency, the smallest and slowest; animations stay animated. */
  AVIF("avif", "image/avif"),
  /** At most 256 colours; animations stay animated. */
  GIF("gif", "image/gif");

  private final String extension;
  private final String mediaType;

  ImageFormat(String extension, String mediaType) {
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
