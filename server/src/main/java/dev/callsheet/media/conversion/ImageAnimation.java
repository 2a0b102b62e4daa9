package dev.callsheet.media.conversion;

import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.inspection.ImageFacts;
import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.ProgressListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an animated image as another, each frame as long as it was. */
final class ImageAnimation {
  /** No encoder makes more of a pixel than this many bytes. */
  private static final long MOST_BYTES_PER_PIXEL = 6;

  private static final long SPARE_BYTES = 1L << 20;

  private final FfmpegCommands ffmpeg;
  private final MediaConfiguration configuration;
  private final Source source;
  private final Output output;

  ImageAnimation(
      FfmpegCommands ffmpeg, MediaConfiguration configuration, Source source, Output output) {
    this.ffmpeg = ffmpeg;
    this.configuration = configuration;
    this.source = source;
    this.output = output;
  }

  void write(
      ImageFacts image,
      Geometry geometry,
      ImageFormat format,
      @Nullable Integer quality,
      Path file,
      ProgressListener progress)
      throws MediaException, InterruptedException {
    var duration = source.inspection().durationMicros();
    long pixels = (long) geometry.width() * geometry.height() * image.frames();
    ffmpeg.picture(
        new FfmpegCommands.Work(
            source.file(),
            List.of("-f", PictureReader.demuxer(image)),
            null,
            options(image, geometry, format, quality, String.valueOf(file.getFileName())),
            configuration.getRenderDeadline(),
            duration == null ? 1 : duration,
            pixels * MOST_BYTES_PER_PIXEL + SPARE_BYTES),
        output.folder(),
        progress);
  }

  private static List<String> options(
      ImageFacts image,
      Geometry geometry,
      ImageFormat format,
      @Nullable Integer quality,
      String name) {
    boolean opaque = !image.alpha();
    int loops = image.loops() == null ? 0 : image.loops();
    var filters = "[0:v]" + sized(geometry, opaque) + ',';
    var options = new ArrayList<String>();
    switch (format) {
      case GIF -> {
        options.addAll(graph(filters + PictureWriter.palette(opaque, true) + "[c]", "-map", "[c]"));
        options.addAll(List.of("-loop", Integer.toString(repetitions(loops))));
        options.addAll(List.of("-c:v", "gif", "-f", "gif"));
      }
      case PNG -> {
        var pixels = opaque ? "rgb24" : "rgba";
        options.addAll(graph(filters + "format=" + pixels + "[c]", "-map", "[c]"));
        options.addAll(List.of("-plays", Integer.toString(loops)));
        options.addAll(List.of("-c:v", "apng", "-pred", "mixed", "-f", "apng"));
      }
      case WEBP -> {
        options.addAll(graph(filters + "format=bgra[c]", "-map", "[c]"));
        options.addAll(List.of("-loop", Integer.toString(loops), "-c:v", "libwebp_anim"));
        options.addAll(List.of("-quality", PictureWriter.quality(quality), "-f", "webp"));
      }
      case AVIF -> {
        options.addAll(graph(filters + PictureWriter.avifFilters(opaque)));
        options.addAll(PictureWriter.avifStreams(opaque, quality, 8));
        options.addAll(List.of("-loop", Integer.toString(loops), "-f", "avif"));
      }
      case JPEG -> throw new IllegalArgumentException("JPEG shows no animation");
    }
    options.addAll(options.size() - 2, List.of("-fps_mode", "passthrough"));
    options.add(name);
    return options;
  }

  /** How often a GIF is shown again after the first time: 0 for ever, -1 never. */
  static int repetitions(int loops) {
    return loops == 0 ? 0 : loops == 1 ? -1 : loops - 1;
  }

  private static List<String> graph(String filters, String... mapping) {
    var options = new ArrayList<>(List.of("-filter_complex", filters));
    options.addAll(List.of(mapping));
    return options;
  }

  /** Colours count as much as they are opaque when pictures are made smaller. */
  static String sized(Geometry geometry, boolean opaque) {
    var scale =
        "scale=%d:%d:flags=lanczos+accurate_rnd+full_chroma_int"
            .formatted(geometry.scaledWidth(), geometry.scaledHeight());
    var sized =
        opaque
            ? scale
            : "format=gbrap,premultiply=inplace=1,"
                + scale
                + ",format=gbrap,unpremultiply=inplace=1,format=rgba";
    return geometry.cuts()
        ? sized
            + ",crop=%d:%d:%d:%d:exact=1"
                .formatted(geometry.width(), geometry.height(), geometry.left(), geometry.top())
        : sized;
  }
}
