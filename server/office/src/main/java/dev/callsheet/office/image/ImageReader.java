package dev.callsheet.office.image;

import dev.callsheet.office.image.ImageOutcome.Problem;
import dev.callsheet.office.warning.Warnings;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Reads pictures that people send, told by content and not by name: PNG, JPEG, GIF, WebP and SVG.
 *
 * <p>An ordinary upright PNG, JPEG or GIF comes through with its pixels as they are coded. What
 * says something of a person does not come through: EXIF with the place, captions, comments,
 * thumbnails. All else becomes a PNG, or a JPEG where it was lossy and opaque. The same file gives
 * the same bytes. Of a file nothing is decoded before its header was found to be within the limits:
 * 50 million pixels, and 30,000 along a side.
 *
 * <p>May be used by many threads; all of them together hold no more pixels in memory than one
 * picture may have.
 */
public final class ImageReader {
  private final Semaphore pixels = new Semaphore(ImageLimits.MOST_PIXELS, true);
  private final Duration drawing;

  /**
   * Makes one.
   *
   * @param drawing how long the drawing of one SVG may take
   */
  public ImageReader(Duration drawing) {
    this.drawing = drawing;
  }

  /**
   * Reads one.
   *
   * @param name what its sender calls it
   * @param folder where the files lie that its content is read from; the caller deletes them, and
   *     not before the document is made
   * @throws IOException if the file or the folder fails, not for what is in the file
   */
  public ImageOutcome read(Path file, String name, Path folder)
      throws IOException, InterruptedException {
    var warnings = new Warnings();
    try {
      var image = image(file, name, folder, warnings);
      return new ImageOutcome.Accepted(image, warnings.all());
    } catch (ImageRefusal refusal) {
      return refusal.outcome();
    }
  }

  /** Reads one that is part of another, which is no SVG again. */
  Image part(Path file, String name, Path folder, Warnings warnings)
      throws IOException, InterruptedException, ImageRefusal {
    if (kind(file) == ImageKind.Known.SVG) {
      throw new ImageRefusal(Problem.TOO_COMPLEX, "The picture holds an SVG of its own.");
    }
    return image(file, name, folder, warnings);
  }

  static void warnOfAnimation(Warnings warnings, String name) {
    warnings.add(
        "image_animated", "The picture moves; a document shows the first of its pictures.", name);
  }

  private Image image(Path file, String name, Path folder, Warnings warnings)
      throws IOException, InterruptedException, ImageRefusal {
    return switch (kind(file)) {
      case ImageKind.Known known ->
          switch (known) {
            case PNG -> png(file, name, folder, warnings);
            case JPEG -> jpeg(file, name, folder);
            case GIF -> gif(file, name, folder, warnings);
            case WEBP -> webp(file, name, folder, warnings);
            case SVG -> new SvgReader(this, drawing, pixels).read(file, name, folder, warnings);
          };
      case ImageKind.Unread unread -> throw Raster.unreadable(unread.name());
      case ImageKind.None _ ->
          throw new ImageRefusal(
              Problem.NOT_A_PICTURE,
              "The file is not a picture; PNG, JPEG, GIF, WebP and SVG are read.");
    };
  }

  private static ImageKind kind(Path file) throws IOException, ImageRefusal {
    byte[] beginning;
    try (var in = Files.newInputStream(file)) {
      beginning = in.readNBytes(ImageKind.LOOK);
    }
    if (beginning.length == 0) {
      throw new ImageRefusal(Problem.EMPTY, "The file is empty.");
    }
    return ImageKind.of(beginning);
  }

  private Image png(Path file, String name, Path folder, Warnings warnings)
      throws IOException, InterruptedException, ImageRefusal {
    var copy = Files.createTempFile(folder, "image", ".png");
    var png = copied(file, copy, PngFile::copy);
    if (png.animated()) {
      warnOfAnimation(warnings, name);
    }
    if (png.orientation() == Orientation.UPRIGHT) {
      return image(name, Image.Format.PNG, png.width(), png.height(), copy);
    }
    return decoded(
        png.width(),
        png.height(),
        () -> Raster.upright(Raster.png(copy), png.orientation(), false),
        name,
        Image.Format.PNG,
        folder);
  }

  private Image jpeg(Path file, String name, Path folder)
      throws IOException, InterruptedException, ImageRefusal {
    var copy = Files.createTempFile(folder, "image", ".jpg");
    var jpeg = copied(file, copy, JpegFile::copy);
    boolean ordinary = jpeg.common() && jpeg.components() != 4;
    if (ordinary && jpeg.orientation() == Orientation.UPRIGHT) {
      holding(
          jpeg.width(),
          jpeg.height(),
          () -> {
            Raster.checkJpeg(copy, jpeg.width(), jpeg.height());
            return copy;
          });
      return image(name, Image.Format.JPEG, jpeg.width(), jpeg.height(), copy);
    }
    return decoded(
        jpeg.width(),
        jpeg.height(),
        () -> Raster.upright(Raster.jpeg(copy), jpeg.orientation(), true),
        name,
        Image.Format.JPEG,
        folder);
  }

  private static Image gif(Path file, String name, Path folder, Warnings warnings)
      throws IOException, ImageRefusal {
    var copy = Files.createTempFile(folder, "image", ".gif");
    var gif = copied(file, copy, GifFile::copy);
    if (gif.animated()) {
      warnOfAnimation(warnings, name);
    }
    return image(name, Image.Format.GIF, gif.width(), gif.height(), copy);
  }

  private Image webp(Path file, String name, Path folder, Warnings warnings)
      throws IOException, InterruptedException, ImageRefusal {
    WebpFile webp;
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      webp = WebpFile.read(in);
    }
    if (webp.animated()) {
      warnOfAnimation(warnings, name);
    }
    return holding(
        webp.width(),
        webp.height(),
        () -> {
          var read = Raster.webp(file);
          boolean exact = webp.lossless() || read.getColorModel().hasAlpha();
          var upright = Raster.upright(read, webp.orientation(), !exact);
          return written(upright, name, exact ? Image.Format.PNG : Image.Format.JPEG, folder);
        });
  }

  private interface Copying<T> {
    T copy(InputStream in, OutputStream out) throws IOException, ImageRefusal;
  }

  private static <T> T copied(Path file, Path copy, Copying<T> copying)
      throws IOException, ImageRefusal {
    try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        var out = new BufferedOutputStream(Files.newOutputStream(copy), 1 << 16)) {
      return copying.copy(in, out);
    }
  }

  private interface Decoding<T> {
    T decode() throws IOException, ImageRefusal;
  }

  /** Waits until so many more pixels fit into memory. */
  private <T> T holding(int width, int height, Decoding<T> decoding)
      throws IOException, InterruptedException, ImageRefusal {
    pixels.acquire(width * height);
    try {
      return decoding.decode();
    } finally {
      pixels.release(width * height);
    }
  }

  private Image decoded(
      int width,
      int height,
      Decoding<BufferedImage> decoding,
      String name,
      Image.Format format,
      Path folder)
      throws IOException, InterruptedException, ImageRefusal {
    return holding(width, height, () -> written(decoding.decode(), name, format, folder));
  }

  private static Image written(BufferedImage upright, String name, Image.Format format, Path folder)
      throws IOException {
    var suffix = format == Image.Format.PNG ? ".png" : ".jpg";
    var file = Files.createTempFile(folder, "image", suffix);
    Raster.write(upright, format, file);
    return image(name, format, upright.getWidth(), upright.getHeight(), file);
  }

  private static Image image(String name, Image.Format format, int width, int height, Path file) {
    return new Image(name, format, width, height, () -> Files.newInputStream(file), null);
  }
}
