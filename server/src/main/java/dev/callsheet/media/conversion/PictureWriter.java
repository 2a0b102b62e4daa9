package dev.callsheet.media.conversion;

import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.ProgressListener;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes pictures in sRGB without metadata: JPEG and PNG in this process, the rest by ffmpeg.
 * Whatever a format lacks of transparency was filled before.
 */
final class PictureWriter {
  /** The quality of lossy formats unless another is asked for. */
  static final int USUAL_QUALITY = 80;

  private static final String RAW = "encoded.raw";

  /** No encoder makes more of a pixel than this many bytes. */
  private static final long MOST_BYTES_PER_PIXEL = 8;

  private static final long SPARE_BYTES = 1L << 20;

  private final FfmpegCommands ffmpeg;
  private final MediaConfiguration configuration;
  private final Output output;

  PictureWriter(FfmpegCommands ffmpeg, MediaConfiguration configuration, Output output) {
    this.ffmpeg = ffmpeg;
    this.configuration = configuration;
    this.output = output;
  }

  /** Writes a picture. */
  void write(Picture picture, ImageFormat format, @Nullable Integer quality, Path file)
      throws IOException, MediaException, InterruptedException {
    switch (format) {
      case JPEG -> writeJpeg(picture, quality, file);
      case PNG -> writePng(picture, file);
      case WEBP, AVIF, GIF -> {
        try {
          try (var stream = Files.newOutputStream(output.file(RAW))) {
            writeRaw(picture, stream);
          }
          encode(picture, options(format, picture, quality), file);
        } finally {
          Files.deleteIfExists(output.file(RAW));
        }
      }
    }
  }

  private static void writeJpeg(Picture picture, @Nullable Integer quality, Path file)
      throws IOException {
    var writer = writer("jpeg");
    var parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality((quality == null ? USUAL_QUALITY : quality) / 100f);
    // Codes made for the picture, in scans that show all of it early, are a tenth shorter.
    parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    write(
        writer,
        picture.gray() ? grayImage(picture) : image(picture, BufferedImage.TYPE_INT_RGB),
        parameters,
        file);
  }

  private static void writePng(Picture picture, Path file) throws IOException {
    var writer = writer("png");
    int type = picture.opaque() ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_4BYTE_ABGR;
    write(
        writer,
        picture.opaque() && picture.gray() ? grayImage(picture) : image(picture, type),
        writer.getDefaultWriteParam(),
        file);
  }

  private static ImageWriter writer(String format) {
    var writers = ImageIO.getImageWritersByFormatName(format);
    if (!writers.hasNext()) {
      throw new IllegalStateException("There is no writer of " + format);
    }
    return writers.next();
  }

  private static void write(
      ImageWriter writer, BufferedImage image, ImageWriteParam parameters, Path file)
      throws IOException {
    try (var stream = new BufferedOutputStream(Files.newOutputStream(file));
        var cache = new MemoryCacheImageOutputStream(stream)) {
      writer.setOutput(cache);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
  }

  private static BufferedImage image(Picture picture, int type) {
    var image = new BufferedImage(picture.width(), picture.height(), type);
    image.setRGB(0, 0, picture.width(), picture.height(), picture.pixels(), 0, picture.width());
    return image;
  }

  /** Numbers of grey are written as they are, for Java takes them for linear light. */
  private static BufferedImage grayImage(Picture picture) {
    var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
    var line = new int[picture.width()];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < line.length; x++) {
        line[x] = picture.pixels()[y * line.length + x] & 0xff;
      }
      image.getRaster().setPixels(0, y, line.length, 1, line);
    }
    return image;
  }

  /** Writes a picture as bytes in the order red, green, blue, opacity. */
  static void writeRaw(Picture picture, OutputStream stream) throws IOException {
    int width = picture.width();
    var line = ByteBuffer.allocate(4 * width);
    for (int y = 0; y < picture.height(); y++) {
      line.clear();
      for (int x = 0; x < width; x++) {
        line.putInt(Integer.rotateLeft(picture.pixels()[y * width + x], 8));
      }
      stream.write(line.array());
    }
  }

  private void encode(Picture picture, List<String> options, Path file)
      throws MediaException, InterruptedException {
    var all = new ArrayList<>(options);
    all.add(String.valueOf(file.getFileName()));
    long pixels = (long) picture.width() * picture.height();
    ffmpeg.picture(
        new FfmpegCommands.Work(
            output.file(RAW),
            rawInput(picture.width(), picture.height()),
            null,
            all,
            configuration.getRenderDeadline(),
            1,
            pixels * (4 + MOST_BYTES_PER_PIXEL) + SPARE_BYTES),
        output.folder(),
        ProgressListener.NONE);
  }

  /** The options before pictures that {@link #writeRaw(Picture, OutputStream)} wrote. */
  static List<String> rawInput(int width, int height) {
    return List.of("-f", "rawvideo", "-pixel_format", "rgba", "-video_size", width + "x" + height);
  }

  private static List<String> options(
      ImageFormat format, Picture picture, @Nullable Integer quality) {
    return switch (format) {
      case WEBP -> {
        var options = new ArrayList<>(webp(quality));
        options.addAll(List.of("-f", "webp"));
        yield options;
      }
      case AVIF -> avif(picture.opaque(), quality);
      case GIF ->
          List.of(
              "-filter_complex",
              "[0:v]" + palette(picture.opaque(), false) + "[v]",
              "-map",
              "[v]",
              "-c:v",
              "gif",
              "-f",
              "gif");
      case JPEG, PNG -> throw new IllegalArgumentException(format + " is not written by ffmpeg");
    };
  }

  private static List<String> webp(@Nullable Integer quality) {
    return List.of(
        "-pix_fmt",
        "bgra",
        "-c:v",
        "libwebp",
        "-quality",
        Integer.toString(quality == null ? USUAL_QUALITY : quality),
        "-compression_level",
        "4");
  }

  private static List<String> avif(boolean opaque, @Nullable Integer quality) {
    var options = new ArrayList<String>();
    options.addAll(List.of("-filter_complex", "[0:v]" + avifFilters(opaque)));
    options.addAll(avifStreams(opaque, quality, 6));
    options.addAll(List.of("-still-picture", "1", "-f", "avif"));
    return options;
  }

  /** Outputs {@code [c]} and, with transparency, {@code [a]}. */
  static String avifFilters(boolean opaque) {
    var colours =
        "scale=out_color_matrix=bt709:out_range=pc:flags=accurate_rnd+full_chroma_int,"
            + "format=yuv420p,setparams=colorspace=bt709:color_primaries=bt709"
            + ":color_trc=iec61966-2-1:range=pc[c]";
    return opaque
        ? colours
        : "format=rgba,split[of][under];[of]alphaextract,format=gray,setparams=range=pc[a];[under]"
            + colours;
  }

  /** The encoders of what {@link #avifFilters} gives. */
  static List<String> avifStreams(boolean opaque, @Nullable Integer quality, int speed) {
    var options = new ArrayList<>(List.of("-map", "[c]"));
    if (!opaque) {
      options.addAll(List.of("-map", "[a]"));
    }
    int wanted = quality == null ? USUAL_QUALITY : quality;
    // 63 is the worst; 80 of 100 becomes 21.
    int rate = (int) Math.round(63 - 0.525 * wanted);
    options.addAll(List.of("-c:v", "libaom-av1", "-cpu-used", Integer.toString(speed)));
    options.addAll(List.of("-row-mt", "1", "-crf", Integer.toString(rate), "-b:v", "0"));
    return options;
  }

  /** Reduces colours to 256, one of them transparent if there is any. */
  static String palette(boolean opaque, boolean moving) {
    return "split[first][second];[first]palettegen=reserve_transparent="
        + (opaque ? 0 : 1)
        + (moving ? ":stats_mode=diff" : "")
        + "[palette];[second][palette]paletteuse=dither=sierra2_4a"
        + (moving ? ":diff_mode=rectangle" : "");
  }

  /** The quality of a lossy animation. */
  static String quality(@Nullable Integer quality) {
    return Integer.toString(quality == null ? USUAL_QUALITY : quality);
  }
}
