package dev.callsheet.media.inspection;

import dev.callsheet.media.process.MediaException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Takes the colour profiles out of images. */
public final class ColourProfiles {
  private ColourProfiles() {}

  /**
   * The colour profile (ICC) that an image carries.
   *
   * @return {@code null} where there is none, or it is that of sRGB
   */
  public static byte @Nullable [] of(Path image) throws IOException, MediaException {
    var head = ImageHead.read(image);
    return head != null && head.facts().profiled() ? head.profile() : null;
  }
}
