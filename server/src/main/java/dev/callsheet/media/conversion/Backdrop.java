package dev.callsheet.media.conversion;

import java.util.List;

/** What is seen through transparent pictures: without one, hidden colours would be. */
final class Backdrop {
  private Backdrop() {}

  /**
   * The filters that lay the pictures of a source on a colour, as far as they are transparent:
   * none, or some that end with a comma.
   */
  static String filters(Source source, Colour colour) {
    return isTransparent(source)
        ? ("format=rgba,split[front][behind];[behind]drawbox=t=fill:replace=1:color=%s@1[backdrop];"
                + "[backdrop][front]overlay=format=rgb,")
            .formatted(colour.hexadecimal())
        : "";
  }

  /** Tells that the pictures of a source were transparent. */
  static void warn(Source source, List<Warning> warnings) {
    if (isTransparent(source)) {
      warnings.add(
          new Warning(
              Warning.Kind.FLATTENED, "What was transparent is filled with the background."));
    }
  }

  private static boolean isTransparent(Source source) {
    var image = source.inspection().image();
    return image != null && image.alpha();
  }
}
