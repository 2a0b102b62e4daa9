package dev.callsheet.media.conversion;

/**
 * A file of an adaptive video.
 *
 * @param name without what tells its format, such as {@code video-720}
 */
record Rendition(String name, Fragments fragments) {
  /** The name of the file. */
  String file() {
    return name + ".mp4";
  }

  /** The name of its playlist. */
  String playlist() {
    return name + ".m3u8";
  }
}
