package dev.callsheet.office.image;

import dev.callsheet.office.image.ImageOutcome.Problem;
import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** The pictures that lie within an SVG. Each is held to the same rules as one sent by itself. */
final class SvgParts {
  private static final Pattern DATA =
      Pattern.compile("\\s*data:[^,]*;base64\\s*,", Pattern.CASE_INSENSITIVE);

  private final ImageReader pictures;
  private final Path folder;
  private final String name;
  private long pixels;

  SvgParts(ImageReader pictures, Path folder, String name) {
    this.pictures = pictures;
    this.folder = folder;
    this.name = name;
  }

  /** How many pixels they have together. */
  int pixels() {
    return (int) pixels;
  }

  /**
   * The same picture without what says something of a person, and in a form that office programs
   * know.
   *
   * @param url {@code data:} and what follows it
   * @throws ImageRefusal if it is no picture, or all of them are too large together
   */
  String clean(String url) throws IOException, InterruptedException, ImageRefusal {
    var data = DATA.matcher(url);
    if (!data.lookingAt()) {
      throw ImageRefusal.damaged("a picture in it is not coded as base64");
    }
    var file = Files.createTempFile(folder, "part", ".bin");
    try {
      Files.write(file, Base64.getMimeDecoder().decode(url.substring(data.end())));
      var image = pictures.part(file, name, folder, new Warnings());
      pixels += (long) image.width() * image.height();
      if (pixels > ImageLimits.MOST_PIXELS / 2) {
        throw new ImageRefusal(
            Problem.TOO_MANY_PIXELS,
            "The pictures in the SVG have more than 25 million pixels together.");
      }
      try (var content = image.content().open()) {
        return "data:image/%s;base64,%s"
            .formatted(
                image.format().name().toLowerCase(Locale.ROOT),
                Base64.getEncoder().encodeToString(content.readAllBytes()));
      }
    } catch (IllegalArgumentException broken) {
      throw ImageRefusal.damaged("a picture in it is not coded as base64");
    } finally {
      Files.delete(file);
    }
  }
}
