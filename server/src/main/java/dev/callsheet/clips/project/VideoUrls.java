package dev.callsheet.clips.project;

import java.net.URI;
import java.util.regex.Pattern;

/** What a URL of a video says for people. */
final class VideoUrls {
  private static final int LONGEST_NAME = 255;
  private static final Pattern FILE = Pattern.compile(".*\\.[A-Za-z0-9]{1,5}", Pattern.DOTALL);

  private VideoUrls() {}

  /**
   * The last step of the path if it names a file, or else the host: another step may be a secret.
   */
  static String filename(URI url) {
    var path = url.getPath() == null ? "" : url.getPath();
    var name = path.substring(path.lastIndexOf('/') + 1).strip();
    if (!FILE.matcher(name).matches()) {
      name = String.valueOf(url.getHost());
    }
    var length = Math.min(name.codePointCount(0, name.length()), LONGEST_NAME);
    return name.substring(0, name.offsetByCodePoints(0, length));
  }
}
