package dev.callsheet.clips;

import java.net.URI;

/** What a URL of a video says for people. */
final class VideoUrls {
  private static final int LONGEST_NAME = 255;

  private VideoUrls() {}

  /** The last step of the path, or else the host. */
  static String filename(URI url) {
    var path = url.getPath() == null ? "" : url.getPath();
    var name = path.substring(path.lastIndexOf('/') + 1).strip();
    if (name.isEmpty()) {
      name = String.valueOf(url.getHost());
    }
    var length = Math.min(name.codePointCount(0, name.length()), LONGEST_NAME);
    return name.substring(0, name.offsetByCodePoints(0, length));
  }
}
