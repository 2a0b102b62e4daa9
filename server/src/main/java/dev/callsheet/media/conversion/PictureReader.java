package dev.callsheet.media.conversion;

import dev.callsheet.media.colour.SdrFilters;
import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.command.Seek;
import dev.callsheet.media.command.SoundFeed;
import dev.callsheet.media.inspection.AvifTransparency;
import dev.callsheet.media.inspection.ColourProfiles;
import dev.callsheet.media.inspection.ImageFacts;
import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures, upright and in sRGB: small JPEG and PNG in this process, for the start of another
 * one would take longer, and the rest by ffmpeg.
 */
final class PictureReader {
  /** The most pixels of a picture in memory; larger ones are made smaller on the way. */
  static final long MOST_PIXELS = 50_000_000;

  /** The most bytes of a file that is read in this process, for all of it is in memory then. */
  private static final long MOST_BYTES = 64L << 20;

  /** From here on ffmpeg is faster with a JPEG, its start included. */
  private static final long SMALL_JPEG_PIXELS = 1_000_000;

  /** From here on ffmpeg is faster with a PNG. */
  private static final long SMALL_PNG_PIXELS = 4_000_000;

  private static final int MOST_HALVINGS = 3;
  private static final String TRANSPARENCY = "transparency.avif";
  private static final String RAW = "picture.raw";
  private static final String COLOURS = "picture.cube";
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long SPARE_BYTES = 1L << 20;

  private final FfmpegCommands ffmpeg;
  private final MediaConfiguration configuration;
  private final Output output;

  PictureReader(FfmpegCommands ffmpeg, MediaConfiguration configuration, Output output) {
    this.ffmpeg = ffmpeg;
    this.configuration = configuration;
    this.output = output;
  }

  /**
   * The first picture of an image.
   *
   * @param width pixels shown that are needed at least; there may be more
   * @param height pixels shown that are needed at least
   */
  Picture image(Path file, ImageFacts facts, int width, int height)
      throws IOException, MediaException, InterruptedException {
    boolean turned = facts.orientation() >= 5;
    int storedWidth = Math.min(facts.storedWidth(), turned ? height : width);
    int storedHeight = Math.min(facts.storedHeight(), turned ? width : height);
    boolean here =
        Files.size(file) <= MOST_BYTES
            && isReadHere(facts, (long) facts.storedWidth() * facts.storedHeight());
    var picture =
        here
            ? readHere(file, facts, storedWidth, storedHeight)
            : byFfmpeg(file, facts, storedWidth, storedHeight);
    var profile = facts.format().equals("jpeg") && here ? null : ColourProfiles.of(file);
    boolean large = (long) picture.width() * picture.height() > 2L * storedWidth * storedHeight;
    var small = large ? Resampler.resample(picture, storedWidth, storedHeight) : picture;
    return (profile == null ? small : small.inSrgb(profile)).upright(facts.orientation());
  }

  private static boolean isReadHere(ImageFacts facts, long pixels) {
    boolean print = facts.colourSpace().equals("cmyk");
    return pixels <= MOST_PIXELS
        && switch (facts.format()) {
          // Only this process reads the colours of print in it.
          case "jpeg" -> print || pixels < SMALL_JPEG_PIXELS;
          case "png" -> !facts.animated() && pixels < SMALL_PNG_PIXELS;
          // Of tiles and strips in JPEG ffmpeg makes something green, without an error.
          case "tiff" -> !print;
          default -> false;
        };
  }

  private Picture readHere(Path file, ImageFacts facts, int width, int height)
      throws IOException, MediaException, InterruptedException {
    var readers = ImageIO.getImageReadersByFormatName(facts.format());
    if (!readers.hasNext()) {
      throw new IllegalStateException("There is no reader of " + facts.format());
    }
    try {
      return read(readers.next(), Files.readAllBytes(file));
    } catch (MediaException exception) {
      boolean unknown =
          exception.failure() instanceof MediaFailure.Corrupt(var detail)
              && detail.contains("not supported");
      if (facts.format().equals("tiff") && unknown) {
        return byFfmpeg(file, facts, width, height);
      }
      throw exception;
    }
  }

  /**
   * Reads a picture in this process.
   *
   * @throws MediaException with {@link MediaFailure.Corrupt} if it is damaged
   */
  static Picture read(ImageReader reader, byte[] bytes) throws MediaException {
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(input, true, true);
      return of(reader.read(0));
    } catch (IOException | RuntimeException damaged) {
      // Readers throw anything for what they do not expect.
      throw new MediaException(new MediaFailure.Corrupt(String.valueOf(damaged)));
    } finally {
      reader.dispose();
    }
  }

  private static Picture of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    var pixels = new int[width * height];
    var raster = image.getRaster();
    int bands = raster.getNumBands();
    boolean usual =
        image.getColorModel() instanceof IndexColorModel
            || image.getType() == BufferedImage.TYPE_3BYTE_BGR
            || image.getType() == BufferedImage.TYPE_4BYTE_ABGR
            || image.getType() == BufferedImage.TYPE_INT_RGB
            || image.getType() == BufferedImage.TYPE_INT_ARGB;
    if (usual) {
      image.getRGB(0, 0, width, height, pixels, 0, width);
      return checked(width, height, pixels);
    }
    // Grey would be taken for linear light, and what is deeper than 8 bits for something else.
    int most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    if (raster.getSampleModel().getDataType() == DataBuffer.TYPE_INT) {
      image.getRGB(0, 0, width, height, pixels, 0, width);
      return checked(width, height, pixels);
    }
    var line = new int[width * bands];
    for (int y = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, line);
      for (int x = 0, at = 0; x < width; x++, at += bands) {
        int red = eightBits(line[at], most);
        int green = bands < 3 ? red : eightBits(line[at + 1], most);
        int blue = bands < 3 ? red : eightBits(line[at + 2], most);
        int alpha = bands % 2 == 1 ? 255 : eightBits(line[at + bands - 1], most);
        pixels[y * width + x] = alpha << 24 | red << 16 | green << 8 | blue;
      }
    }
    return checked(width, height, pixels);
  }

  private static int eightBits(int sample, int most) {
    return most == 255 ? sample : (int) ((sample * 255L + most / 2) / most);
  }

  private static Picture checked(int width, int height, int[] pixels) {
    boolean opaque = true;
    for (int pixel : pixels) {
      if (pixel >>> 24 != 255) {
        opaque = false;
        break;
      }
    }
    return new Picture(width, height, pixels, opaque);
  }

  private Picture byFfmpeg(Path file, ImageFacts facts, int width, int height)
      throws IOException, MediaException, InterruptedException {
    // Colours of what is transparent would shine through if ffmpeg made it smaller.
    boolean whole =
        facts.alpha() && (long) facts.storedWidth() * facts.storedHeight() <= MOST_PIXELS;
    int rawWidth = whole ? facts.storedWidth() : width;
    int rawHeight = whole ? facts.storedHeight() : height;
    var options = new ArrayList<>(List.of("-noautorotate", "-f", demuxer(facts)));
    if (facts.format().equals("jpeg")) {
      options.addAll(0, List.of("-lowres", Integer.toString(halvings(facts, width, height))));
    }
    var filters =
        "scale=%d:%d:flags=lanczos+accurate_rnd+full_chroma_int:out_range=pc,format=rgba"
            .formatted(rawWidth, rawHeight);
    var picture = raw(file, options, output(0, filters), null, rawWidth, rawHeight);
    if (!facts.format().equals("avif") || !facts.alpha() || facts.animated()) {
      return picture;
    }
    var copy = output.file(TRANSPARENCY);
    try {
      return AvifTransparency.asPicture(file, copy)
          ? picture.asOpaqueAs(raw(copy, options, output(0, filters), null, rawWidth, rawHeight))
          : picture;
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /**
   * How often an MJPEG decoder may halve a picture which is then still twice as large as needed.
   */
  private static int halvings(ImageFacts facts, int width, int height) {
    int halvings = 0;
    while (halvings < MOST_HALVINGS
        && facts.storedWidth() >> (halvings + 1) >= 2 * width
        && facts.storedHeight() >> (halvings + 1) >= 2 * height) {
      halvings++;
    }
    return halvings;
  }

  /** The name of the format as ffmpeg has it. */
  static String demuxer(ImageFacts facts) {
    return switch (facts.format()) {
      case "gif" -> "gif";
      case "avif" -> "mov";
      case "png" -> facts.animated() ? "apng" : "png_pipe";
      case "jpeg" -> "jpeg_pipe";
      case "webp" -> "webp_pipe";
      case "bmp" -> "bmp_pipe";
      case "tiff" -> "tiff_pipe";
      default -> throw new IllegalArgumentException("No image: " + facts.format());
    };
  }

  /** The frame of an animation that is shown at a time. */
  Picture frame(Source source, ImageFacts facts, long micros)
      throws IOException, MediaException, InterruptedException {
    var filters =
        "settb=1/1000000,setpts=PTS-STARTPTS-%d,fps=fps=25:start_time=0:round=up,trim=end_frame=1,"
                .formatted(micros)
            + "scale=out_range=pc:flags=accurate_rnd+full_chroma_int,format=rgba";
    return raw(
            source.file(),
            List.of("-f", demuxer(facts)),
            output(0, "tpad=stop_mode=clone:stop=2," + filters),
            null,
            facts.storedWidth(),
            facts.storedHeight())
        .upright(facts.orientation());
  }

  private static List<String> output(int stream, String filters) {
    return List.of(
        "-map",
        "0:" + stream,
        "-vf",
        filters,
        "-frames:v",
        "1",
        "-pix_fmt",
        "rgba",
        "-c:v",
        "rawvideo",
        "-f",
        "rawvideo",
        RAW);
  }

  /**
   * Reads what ffmpeg writes to {@link #RAW}.
   *
   * @param companions further outputs of a recording; {@code null} for an image
   */
  private Picture raw(
      Path file,
      List<String> inputOptions,
      List<String> toRaw,
      @Nullable List<String> companions,
      int width,
      int height)
      throws IOException, MediaException, InterruptedException {
    var raw = output.file(RAW);
    long bytes = 4L * width * height;
    var options = new ArrayList<>(toRaw);
    if (companions != null) {
      options.addAll(companions);
    }
    var work =
        new FfmpegCommands.Work(
            file,
            inputOptions,
            null,
            options,
            configuration.getExtractionDeadline(),
            1,
            bytes + SPARE_BYTES);
    try {
      if (companions == null) {
        ffmpeg.picture(work, output.folder(), ProgressListener.NONE);
      } else {
        ffmpeg.measure(work, output.folder(), ProgressListener.NONE);
      }
      if (!Files.exists(raw) || Files.size(raw) != bytes) {
        throw new MediaException(new MediaFailure.Corrupt("There is no picture in it"));
      }
      return ofRaw(Files.readAllBytes(raw), width, height);
    } finally {
      Files.deleteIfExists(raw);
    }
  }

  /** A picture of bytes in the order red, green, blue, opacity. */
  static Picture ofRaw(byte[] bytes, int width, int height) {
    var pixels = new int[width * height];
    ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN).asIntBuffer().get(pixels);
    for (int index = 0; index < pixels.length; index++) {
      pixels[index] = Integer.rotateRight(pixels[index], 8);
    }
    return checked(width, height, pixels);
  }

  /** The picture of a video that is shown at a time, or its last one. */
  Picture video(Source source, long micros, int width, int height)
      throws IOException, MediaException, InterruptedException {
    var recording = source.recording();
    var video = source.video();
    long time = Math.min(micros, video.lastMicros());
    var seek = Seek.before(recording, time, 0);
    var table = output.file(COLOURS);
    try {
      var filters =
          "%s%s,fps=fps=25:start_time=0:round=up,trim=end_frame=1,%s"
              .formatted(
                  video.deinterlaced(),
                  video.onTime(time - seek.micros()),
                  SdrFilters.of(video, table).rgb(width, height));
      return raw(
          source.file(),
          seek.options(),
          output(video.index(), filters),
          SoundFeed.companions(
              recording, List.of(video.index()), time - seek.micros() + MICROS_PER_SECOND),
          width,
          height);
    } finally {
      Files.deleteIfExists(table);
    }
  }
}
