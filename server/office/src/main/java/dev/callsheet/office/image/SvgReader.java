package dev.callsheet.office.image;

import dev.callsheet.office.image.ImageOutcome.Problem;
import dev.callsheet.office.warning.Warnings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Reads an SVG: cleans it, and draws it as a PNG for the programs that show no SVG. */
final class SvgReader {
  /** More than anybody draws by hand or program; its text is held in memory. */
  private static final long MOST_BYTES = 10L << 20;

  private final ImageReader pictures;
  private final Duration patience;
  private final Semaphore pixels;

  SvgReader(ImageReader pictures, Duration patience, Semaphore pixels) {
    this.pictures = pictures;
    this.patience = patience;
    this.pixels = pixels;
  }

  Image read(Path file, String name, Path folder, Warnings warnings)
      throws IOException, InterruptedException, ImageRefusal {
    if (Files.size(file) > MOST_BYTES) {
      throw new ImageRefusal(
          Problem.TOO_COMPLEX, "The SVG is larger than 10 MiB; simplify it or send it as PNG.");
    }
    var parts = new SvgParts(pictures, folder, name);
    var clean = SvgCleaner.clean(file, parts);
    for (var loss : clean.losses()) {
      switch (loss) {
        case ANIMATION -> ImageReader.warnOfAnimation(warnings, name);
        case SCRIPT, FOREIGN, REFERENCE, PICTURE, LINK ->
            warnings.add("image_cleaned", loss.message(), name);
      }
    }
    var drawing = new SvgDrawing(clean, patience, pixels);
    var png = Files.createTempFile(folder, "image", ".png");
    var size = drawing.draw(png, parts.pixels());
    var svg = clean.bytes();
    return new Image(
        name,
        Image.Format.PNG,
        size.width(),
        size.height(),
        () -> Files.newInputStream(png),
        () -> new ByteArrayInputStream(svg));
  }
}
