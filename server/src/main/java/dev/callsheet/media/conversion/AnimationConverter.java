package dev.callsheet.media.conversion;

import dev.callsheet.media.colour.SdrFilters;
import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.command.Seek;
import dev.callsheet.media.command.SoundFeed;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.timeline.FrameRate;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Makes silent animations of video and of other animations. */
final class AnimationConverter {
  private static final int USUAL_WIDTH = 480;
  private static final String COLOURS = "animation.cube";
  private static final long MICROS_PER_MILLI = 1000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  /** No encoder makes more of a pixel than this many bytes. */
  private static final long MOST_BYTES_PER_PIXEL = 4;

  private static final long SPARE_BYTES = 1L << 20;

  private final FfmpegCommands ffmpeg;
  private final MediaConfiguration configuration;

  AnimationConverter(FfmpegCommands ffmpeg, MediaConfiguration configuration) {
    this.ffmpeg = ffmpeg;
    this.configuration = configuration;
  }

  Converted convert(
      Source source, AnimationConversion what, Output output, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var video = source.video();
    var recording = source.recording();
    var warnings = new ArrayList<Warning>();
    SourceWarnings.ofPictures(source, warnings);
    var stretch = Stretch.of(what.excerpt(), recording, Stretch.pictures(video, recording));
    if (stretch.shortened()) {
      warnings.add(
          new Warning(
              Warning.Kind.SHORTENED,
              "The source lasts only %d ms.".formatted(recording.durationMillis())));
    }
    long micros = stretch.micros();
    if (micros > AnimationConversion.LONGEST_MILLIS * MICROS_PER_MILLI) {
      micros = AnimationConversion.LONGEST_MILLIS * MICROS_PER_MILLI;
      warnings.add(
          new Warning(
              Warning.Kind.SHORTENED,
              "An animation lasts %d ms at most; it ends there."
                  .formatted(AnimationConversion.LONGEST_MILLIS)));
    }
    var geometry = geometry(what, video, warnings);
    var rate = rate(what.framesPerSecond());
    long frames = Math.max(1, rate.nearestFrame(micros));
    var file = output.file("animation." + what.format().extension());
    var table = output.file(COLOURS);
    var seek = Seek.before(recording, stretch.startMicros(), 0);
    var image = source.inspection().image();
    boolean opaque = image == null || !image.alpha();
    var sized =
        opaque
            ? SdrFilters.of(video, table).rgb(geometry.width(), geometry.height())
            : ImageAnimation.sized(geometry, false);
    var filters =
        "[0:%d]%s%s,fps=fps=%s:start_time=0:round=near,tpad=stop_mode=clone:stop=2,trim=end_frame=%d,%s,"
            .formatted(
                video.index(),
                video.deinterlaced(),
                video.onTime(stretch.startMicros() - seek.micros()),
                rate,
                frames,
                sized);
    var options = options(what, filters, opaque, FfmpegCommands.url(file));
    long read = stretch.endMicros() - seek.micros() + MICROS_PER_SECOND;
    options.addAll(SoundFeed.companions(recording, List.of(video.index()), read));
    try {
      ffmpeg.convert(
          new FfmpegCommands.Work(
              source.file(),
              seek.options(),
              null,
              options,
              configuration.getRenderDeadline(),
              micros,
              (long) geometry.width() * geometry.height() * frames * MOST_BYTES_PER_PIXEL
                  + SPARE_BYTES),
          file,
          percent -> progress.progressed(Math.min(99, percent)));
    } finally {
      Files.deleteIfExists(table);
    }
    return new Converted(
        List.of(output.looked(file, what.format().mediaType())), false, new Facts.None(), warnings);
  }

  private static Geometry geometry(
      AnimationConversion what, VideoStream video, List<Warning> warnings) {
    var wanted = what.width();
    if (wanted != null && wanted > video.width()) {
      warnings.add(
          new Warning(
              Warning.Kind.NOT_ENLARGED,
              "The source is %d pixels wide and was not enlarged.".formatted(video.width())));
    }
    return Geometry.of(
        video.width(),
        video.height(),
        wanted == null ? Math.min(USUAL_WIDTH, video.width()) : wanted,
        null,
        Fit.CONTAIN,
        Position.CENTER);
  }

  private static FrameRate rate(double framesPerSecond) {
    return new FrameRate((int) Math.round(framesPerSecond * 1000), 1000).snapped();
  }

  private static List<String> options(
      AnimationConversion what, String filters, boolean opaque, String name) {
    var options = new ArrayList<String>();
    switch (what.format()) {
      case GIF -> {
        options.addAll(
            List.of("-filter_complex", filters + PictureWriter.palette(opaque, true) + "[v]"));
        options.addAll(List.of("-map", "[v]", "-c:v", "gif"));
        int repetitions = ImageAnimation.repetitions(what.loops());
        options.addAll(List.of("-loop", Integer.toString(repetitions), "-f", "gif"));
      }
      case WEBP -> {
        options.addAll(List.of("-filter_complex", filters + "format=bgra[v]"));
        options.addAll(List.of("-map", "[v]", "-c:v", "libwebp_anim"));
        options.addAll(List.of("-quality", PictureWriter.quality(what.quality())));
        options.addAll(List.of("-loop", Integer.toString(what.loops()), "-f", "webp"));
      }
    }
    options.addAll(options.size() - 2, List.of("-fps_mode", "passthrough"));
    options.add(name);
    return options;
  }
}
