package dev.callsheet.media.conversion;

/** The formats of silent animations. */
public enum AnimationFormat {
  /** At most 256 colours, chosen for the animation. */
  GIF("gif", "image/gif"),
  /** Lossy, smaller. */
  WEBP("webp", "image/webp");

  private final String extension;
  private final String mediaType;

  AnimationFormat(String extension, String mediaType) {
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
