package dev.callsheet.media.conversion;

import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.inspection.ImageFacts;
import dev.callsheet.media.inspection.Medium;
import dev.callsheet.media.inspection.Oddity;
import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.ProgressListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes images of an image or of a picture of a video. */
final class ImageConverter {
  private final MediaConfiguration configuration;
  private final FfmpegCommands ffmpeg;
  private final PictureReader reader;
  private final PictureWriter writer;
  private final Source source;
  private final ImageConversion what;
  private final Output output;
  private final List<Warning> warnings = new ArrayList<>();

  ImageConverter(
      FfmpegCommands ffmpeg,
      MediaConfiguration configuration,
      Source source,
      ImageConversion what,
      Output output) {
    this.ffmpeg = ffmpeg;
    this.configuration = configuration;
    this.source = source;
    this.what = what;
    this.output = output;
    this.reader = new PictureReader(ffmpeg, configuration, output);
    this.writer = new PictureWriter(ffmpeg, configuration, output);
  }

  Converted convert(ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var image = source.inspection().image();
    if (image == null) {
      return ofVideo();
    }
    if (source.inspection().nonStandard().contains(Oddity.TRUNCATED)) {
      warn(Warning.Kind.LOSS, "The source ends in the middle of its data; the rest is missing.");
    }
    if (image.format().equals("avif") && image.alpha() && image.animated()) {
      warn(Warning.Kind.LOSS, "The transparency of an animated AVIF is left out.");
    }
    if (what.atMillis() != null && !image.animated()) {
      warn(Warning.Kind.IGNORED, "The source is a still image, which has no time.");
    }
    if (image.animated() && what.atMillis() == null) {
      if (what.format() != ImageFormat.JPEG) {
        return animated(image, progress);
      }
      warn(Warning.Kind.ANIMATION_DROPPED, "JPEG shows one picture: the first of the animation.");
    }
    return still(image);
  }

  private Converted still(ImageFacts image)
      throws IOException, MediaException, InterruptedException {
    var geometries = geometries(image.width(), image.height());
    int width = 1;
    int height = 1;
    for (var geometry : geometries) {
      width = Math.max(width, geometry.scaledWidth());
      height = Math.max(height, geometry.scaledHeight());
    }
    requireSize(width, height);
    var at = what.atMillis();
    try (var _ = PictureMemory.take(pixels(image, width, height))) {
      if (at != null && image.animated()) {
        requireWithin(at);
        var micros = at * 1000;
        return written(reader.frame(source, image, micros), geometries);
      }
      return written(reader.image(source.file(), image, width, height), geometries);
    }
  }

  private static long pixels(ImageFacts image, int width, int height) {
    return Math.max(
        Math.min(PictureReader.MOST_PIXELS, (long) image.storedWidth() * image.storedHeight()),
        (long) width * height);
  }

  private static void requireSize(int width, int height) throws MediaException {
    if ((long) width * height > PictureReader.MOST_PIXELS) {
      throw Source.unsuitable(
          "An image of %d by %d pixels is too large to be made here; ask for at most %d pixels."
              .formatted(width, height, PictureReader.MOST_PIXELS));
    }
  }

  private Converted ofVideo() throws IOException, MediaException, InterruptedException {
    if (source.inspection().medium() != Medium.VIDEO) {
      throw Source.unsuitable("The source is neither an image nor a video.");
    }
    var video = source.video();
    long at = what.atMillis() == null ? 0 : what.atMillis();
    requireWithin(at);
    SourceWarnings.ofPictures(source, warnings);
    var geometries = geometries(video.width(), video.height());
    try (var _ = PictureMemory.take((long) video.width() * video.height())) {
      return written(reader.video(source, at * 1000, video.width(), video.height()), geometries);
    }
  }

  private void requireWithin(long at) throws MediaException {
    var duration = source.inspection().durationMillis();
    if (duration == null || at > duration) {
      throw Source.unsuitable(
          "The source lasts %d ms; there is no picture at %d ms.".formatted(duration, at));
    }
  }

  /** One for each image that is to be made. */
  private List<Geometry> geometries(int width, int height) throws MediaException {
    if (what.widths().isEmpty()) {
      var geometry =
          Geometry.of(width, height, what.width(), what.height(), what.fit(), what.position());
      boolean within = what.width() == null || what.height() == null || what.fit() == Fit.CONTAIN;
      var wantedWidth = what.width();
      var wantedHeight = what.height();
      if (within
          && (wantedWidth != null || wantedHeight != null)
          && (wantedWidth == null || wantedWidth > width)
          && (wantedHeight == null || wantedHeight > height)) {
        warn(
            Warning.Kind.NOT_ENLARGED,
            "The source has %d by %d pixels and was not enlarged.".formatted(width, height));
      }
      return List.of(geometry);
    }
    var geometries = new ArrayList<Geometry>();
    for (int each : what.widths()) {
      if (each <= width) {
        geometries.add(Geometry.of(width, height, each, null, Fit.CONTAIN, Position.CENTER));
      } else {
        warn(
            Warning.Kind.NOT_ENLARGED,
            "The source is %d pixels wide: there is no image of %d.".formatted(width, each));
      }
    }
    if (geometries.isEmpty()) {
      throw Source.unsuitable(
          "The source is %d pixels wide, less than every width asked for.".formatted(width));
    }
    return geometries;
  }

  private Converted written(Picture picture, List<Geometry> geometries)
      throws IOException, MediaException, InterruptedException {
    if (what.format() == ImageFormat.JPEG && !picture.opaque()) {
      warn(Warning.Kind.FLATTENED, "JPEG has no transparency: the background shows through.");
    }
    var files = new ArrayList<ConvertedFile>();
    for (var geometry : geometries) {
      var framed = geometry.apply(picture);
      var file = file(geometry);
      writer.write(
          what.format() == ImageFormat.JPEG ? framed.flattened(what.background()) : framed,
          what.format(),
          what.quality(),
          file);
      files.add(output.looked(file, what.format().mediaType()));
    }
    return new Converted(files, false, new Facts.None(), warnings);
  }

  private Path file(Geometry geometry) {
    return output.file(
        what.widths().isEmpty()
            ? "image." + what.format().extension()
            : "image-%d.%s".formatted(geometry.width(), what.format().extension()));
  }

  private Converted animated(ImageFacts image, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var files = new ArrayList<ConvertedFile>();
    var animation = new ImageAnimation(ffmpeg, configuration, source, output);
    for (var geometry : geometries(image.width(), image.height())) {
      requireSize(geometry.scaledWidth(), geometry.scaledHeight());
      var file = file(geometry);
      animation.write(image, geometry, what.format(), what.quality(), file, progress);
      files.add(output.looked(file, what.format().mediaType()));
    }
    return new Converted(files, false, new Facts.None(), warnings);
  }

  private void warn(Warning.Kind kind, String message) {
    warnings.add(new Warning(kind, message));
  }
}
