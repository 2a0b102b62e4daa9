package dev.callsheet.office.image;

import dev.callsheet.office.image.ImageOutcome.Problem;
import java.awt.Color;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Pixels in memory, and their ways into and out of it. */
final class Raster {
  private static final ImageReaderSpi JDK_JPEG = provider("com.sun.imageio.plugins.jpeg.");
  private static final ImageReaderSpi JDK_PNG = provider("com.sun.imageio.plugins.png.");
  private static final ImageReaderSpi ANY_JPEG =
      provider("com.twelvemonkeys.imageio.plugins.jpeg.");
  private static final ImageReaderSpi WEBP = provider("com.twelvemonkeys.imageio.plugins.webp.");

  /** At which no difference is seen. */
  private static final float JPEG_QUALITY = 0.92f;

  /** What libjpeg says where there are fewer pixels than the header promises. */
  private static final String TOO_FEW_PIXELS = "premature end of data";

  private Raster() {}

  static BufferedImage jpeg(Path file) throws IOException, ImageRefusal {
    return decode(ANY_JPEG, file, new ArrayList<>());
  }

  static BufferedImage png(Path file) throws IOException, ImageRefusal {
    return decode(JDK_PNG, file, new ArrayList<>());
  }

  static BufferedImage webp(Path file) throws IOException, ImageRefusal {
    return decode(WEBP, file, new ArrayList<>());
  }

  /** Decodes all pixels of an ordinary JPEG and keeps hardly any, for whether they are there. */
  static void checkJpeg(Path file, int width, int height) throws IOException, ImageRefusal {
    var said = new ArrayList<String>();
    decode(
        JDK_JPEG,
        file,
        said,
        reader -> {
          var sparse = reader.getDefaultReadParam();
          sparse.setSourceSubsampling(Math.max(1, width / 16), Math.max(1, height / 16), 0, 0);
          reader.readRaster(0, sparse);
          return null;
        });
    if (said.stream().anyMatch(line -> line.contains(TOO_FEW_PIXELS))) {
      throw ImageRefusal.damaged("it has fewer pixels than it says");
    }
  }

  private static BufferedImage decode(ImageReaderSpi provider, Path file, List<String> said)
      throws IOException, ImageRefusal {
    var image = decode(provider, file, said, reader -> reader.read(0, (ImageReadParam) null));
    if (image == null || said.stream().anyMatch(line -> line.contains(TOO_FEW_PIXELS))) {
      throw ImageRefusal.damaged("it has fewer pixels than it says");
    }
    return image;
  }

  private interface Decoding {
    @Nullable BufferedImage of(ImageReader reader) throws IOException;
  }

  private static @Nullable BufferedImage decode(
      ImageReaderSpi provider, Path file, List<String> said, Decoding decoding)
      throws IOException, ImageRefusal {
    var reader = provider.createReaderInstance();
    try (var stream = new FileImageInputStream(file.toFile())) {
      reader.setInput(stream, true, true);
      reader.addIIOReadWarningListener((_, warning) -> said.add(warning.toLowerCase(Locale.ROOT)));
      return decoding.of(reader);
    } catch (IIOException | EOFException | RuntimeException broken) {
      // Decoders meet what they did not expect with exceptions of any kind.
      throw ImageRefusal.damaged("its pixels cannot be unpacked");
    } finally {
      reader.dispose();
    }
  }

  /** Turned and mirrored as it is seen; on white where {@code opaque} pixels are asked for. */
  static BufferedImage upright(BufferedImage image, Orientation orientation, boolean opaque) {
    var plain = inRgb(image, opaque);
    if (orientation == Orientation.UPRIGHT) {
      return plain;
    }
    var turned =
        orientation.turned()
            ? new BufferedImage(plain.getHeight(), plain.getWidth(), plain.getType())
            : new BufferedImage(plain.getWidth(), plain.getHeight(), plain.getType());
    return new AffineTransformOp(
            orientation.upright(plain.getWidth(), plain.getHeight()),
            AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
        .filter(plain, turned);
  }

  private static BufferedImage inRgb(BufferedImage image, boolean opaque) {
    int wanted = opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
    if (image.getType() == wanted) {
      return image;
    }
    var plain = new BufferedImage(image.getWidth(), image.getHeight(), wanted);
    var graphics = plain.createGraphics();
    if (opaque) {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    }
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return plain;
  }

  /** Writes pixels; the same ones give the same bytes. */
  static void write(BufferedImage image, Image.Format format, Path file) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName(format.name()).next();
    try (var stream = new FileImageOutputStream(file.toFile())) {
      var param = writer.getDefaultWriteParam();
      if (format == Image.Format.JPEG) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(JPEG_QUALITY);
      }
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
  }

  static ImageRefusal unreadable(String kind) {
    return new ImageRefusal(
        Problem.UNSUPPORTED,
        "This is " + kind + ", which is not read; send it as PNG, JPEG, GIF, WebP or SVG.");
  }

  private static ImageReaderSpi provider(String name) {
    Iterator<ImageReaderSpi> providers =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(
                ImageReaderSpi.class,
                candidate -> candidate.getClass().getName().startsWith(name),
                true);
    if (!providers.hasNext()) {
      throw new IllegalStateException("No reader of " + name);
    }
    return providers.next();
  }
}
