package dev.callsheet.media.conversion;

import dev.callsheet.media.analysis.Analyser;
import dev.callsheet.media.analysis.SceneChange;
import dev.callsheet.media.colour.SdrFilters;
import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.command.Seek;
import dev.callsheet.media.command.SoundFeed;
import dev.callsheet.media.conversion.ThumbnailsConversion.Selection;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.media.process.Stages;
import dev.callsheet.subtitle.Cue;
import dev.callsheet.subtitle.SubtitleFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Takes pictures of a video. Those that lie far apart in a file with an index are sought one by
 * one; the rest are taken in one pass.
 */
final class ThumbnailsConverter {
  private static final int USUAL_SIDE = 320;

  /** The widest row of a sheet. */
  private static final int MOST_IN_ROW = 10;

  /** Pictures so far apart are found sooner one by one than on the way. */
  private static final long FAR_APART_MICROS = 20_000_000;

  private static final long MICROS_PER_MILLI = 1000;
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final String RAW = "thumbnails.raw";
  private static final String COLOURS = "thumbnails.cube";
  private static final String FILTERS = "thumbnails.filters";
  private static final long MOST_BYTES_PER_PIXEL = 8;
  private static final long SPARE_BYTES = 8L << 20;

  private final FfmpegCommands ffmpeg;
  private final MediaConfiguration configuration;
  private final Analyser analyser;

  ThumbnailsConverter(FfmpegCommands ffmpeg, MediaConfiguration configuration) {
    this.ffmpeg = ffmpeg;
    this.configuration = configuration;
    this.analyser = new Analyser(ffmpeg, configuration.getExtractionDeadline());
  }

  /**
   * One picture.
   *
   * @param micros when it is shown
   * @param fromMicros from when on it stands for the video
   */
  private record Moment(long micros, long fromMicros) {}

  /**
   * What is to be made.
   *
   * @param stepMicros the time between two pictures, or 0 where it is not always the same
   */
  private record Plan(
      Source source,
      ThumbnailsConversion what,
      Output output,
      List<Moment> moments,
      long stepMicros,
      long endMicros,
      Geometry size,
      int columns,
      int rows) {
    VideoStream video() throws MediaException {
      return source.video();
    }

    int perSheet() {
      return columns * rows;
    }

    int sheets() {
      return Math.ceilDiv(moments.size(), perSheet());
    }

    long pixels() {
      return (long) size.width() * size.height() * moments.size();
    }
  }

  Converted convert(
      Source source, ThumbnailsConversion what, Output output, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var warnings = new ArrayList<Warning>();
    SourceWarnings.ofPictures(source, warnings);
    var stages = new Stages(progress);
    boolean scenes = what.selection() instanceof Selection.Scenes;
    var plan = plan(source, what, output, warnings, stages.stage(0, scenes ? 50 : 0));
    var taking = stages.stage(scenes ? 50 : 0, 99);
    var recording = source.recording();
    if (recording.indexed()
        && !recording.mended()
        && recording.durationMicros() / plan.moments.size() >= FAR_APART_MICROS) {
      seek(plan, taking);
    } else {
      pass(plan, taking);
    }
    var times = plan.moments.stream().map(moment -> moment.micros / MICROS_PER_MILLI).toList();
    var files = what.sprite() ? sheets(plan) : pictures(plan);
    return new Converted(files, what.sprite(), new Facts.Times(times), warnings);
  }

  private Plan plan(
      Source source,
      ThumbnailsConversion what,
      Output output,
      List<Warning> warnings,
      ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var video = source.video();
    var recording = source.recording();
    var stretch = Stretch.of(what.excerpt(), recording, Stretch.pictures(video, recording));
    if (stretch.shortened()) {
      warnings.add(
          new Warning(
              Warning.Kind.SHORTENED,
              "The source lasts only %d ms.".formatted(recording.durationMillis())));
    }
    long step =
        switch (what.selection()) {
          case Selection.Count(var count) -> Math.max(1, stretch.micros() / count);
          case Selection.Interval(var millis) -> millis * MICROS_PER_MILLI;
          case Selection.Scenes() -> 0;
        };
    var moments =
        switch (what.selection()) {
          case Selection.Count(var count) -> spread(stretch.startMicros(), step, step / 2, count);
          case Selection.Interval(var millis) ->
              spread(stretch.startMicros(), step, 0, Math.ceilDiv(stretch.micros(), step));
          case Selection.Scenes() ->
              scenes(
                  stretch,
                  analyser.sceneChanges(source.file(), recording, output.folder(), progress));
        };
    if (moments.size() > ThumbnailsConversion.MOST) {
      warnings.add(
          new Warning(
              Warning.Kind.SHORTENED,
              "Of %d pictures %d were taken, evenly."
                  .formatted(moments.size(), ThumbnailsConversion.MOST)));
      if (step > 0) {
        step = Math.ceilDiv(stretch.micros(), (long) ThumbnailsConversion.MOST);
        moments = spread(stretch.startMicros(), step, 0, Math.ceilDiv(stretch.micros(), step));
      } else {
        moments = thinned(moments);
      }
    }
    var size = size(what, video, warnings);
    int columns =
        Math.min(
            Math.min(MOST_IN_ROW, moments.size()),
            Math.max(1, ThumbnailsConversion.LONGEST_SHEET_SIDE / size.width()));
    int rows =
        Math.min(
            Math.ceilDiv(moments.size(), columns),
            Math.max(1, ThumbnailsConversion.LONGEST_SHEET_SIDE / size.height()));
    return new Plan(source, what, output, moments, step, stretch.endMicros(), size, columns, rows);
  }

  private static List<Moment> spread(long start, long step, long offset, long count) {
    var moments = new ArrayList<Moment>();
    for (long number = 0; number < count && number <= 10L * ThumbnailsConversion.MOST; number++) {
      moments.add(new Moment(start + number * step + offset, start + number * step));
    }
    return moments;
  }

  private static List<Moment> scenes(Stretch stretch, List<SceneChange> changes) {
    var moments = new ArrayList<Moment>();
    moments.add(new Moment(stretch.startMicros(), stretch.startMicros()));
    for (var change : changes) {
      if (change.micros() > stretch.startMicros() && change.micros() < stretch.endMicros()) {
        moments.add(new Moment(change.micros(), change.micros()));
      }
    }
    return moments;
  }

  private static List<Moment> thinned(List<Moment> moments) {
    var thinned = new ArrayList<Moment>();
    for (int number = 0; number < ThumbnailsConversion.MOST; number++) {
      thinned.add(moments.get((int) ((long) number * moments.size() / ThumbnailsConversion.MOST)));
    }
    return thinned;
  }

  private static Geometry size(
      ThumbnailsConversion what, VideoStream video, List<Warning> warnings) {
    var width = what.width();
    var height = what.height();
    if (width == null && height == null) {
      boolean wide = video.width() >= video.height();
      return Geometry.of(
          video.width(),
          video.height(),
          wide ? USUAL_SIDE : null,
          wide ? null : USUAL_SIDE,
          Fit.CONTAIN,
          Position.CENTER);
    }
    if ((width == null || width > video.width()) && (height == null || height > video.height())) {
      warnings.add(
          new Warning(
              Warning.Kind.NOT_ENLARGED,
              "The source has %d by %d pixels and was not enlarged."
                  .formatted(video.width(), video.height())));
    }
    int most = ThumbnailsConversion.LONGEST_SHEET_SIDE;
    return Geometry.of(
        video.width(),
        video.height(),
        width == null ? most : width,
        height == null ? most : height,
        Fit.CONTAIN,
        Position.CENTER);
  }

  private void pass(Plan plan, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var video = plan.video();
    long first = plan.moments.getFirst().micros;
    var seek = Seek.before(plan.source.recording(), Math.min(first, video.lastMicros()), 0);
    var table = plan.output.file(COLOURS);
    var script = plan.output.file(FILTERS);
    try {
      var filters =
          "[0:%d]%s%s,%s,%s,%s[v]"
              .formatted(
                  video.index(),
                  video.deinterlaced(),
                  video.onTime(first - seek.micros()),
                  plan.stepMicros > 0 ? everyStep(plan) : exactly(plan, first),
                  SdrFilters.of(video, table).rgb(plan.size.width(), plan.size.height()),
                  finish(plan));
      Files.writeString(script, filters);
      var options = new ArrayList<String>();
      options.addAll(List.of(ffmpeg.binaries().scriptOption(), FILTERS, "-map", "[v]"));
      options.addAll(List.of("-t", plan.endMicros - first + MICROS_PER_SECOND + "us"));
      options.addAll(encoding(plan));
      long read = plan.endMicros - seek.micros() + MICROS_PER_SECOND;
      options.addAll(SoundFeed.companions(plan.source.recording(), List.of(video.index()), read));
      ffmpeg.measure(
          new FfmpegCommands.Work(
              plan.source.file(),
              seek.options(),
              null,
              options,
              configuration.getRenderDeadline(),
              Math.max(1, plan.endMicros - first),
              plan.pixels() * MOST_BYTES_PER_PIXEL + SPARE_BYTES),
          plan.output.folder(),
          progress);
    } finally {
      Files.deleteIfExists(table);
      Files.deleteIfExists(script);
    }
  }

  /** The picture that is shown at each step, from the first one on, which is at zero by now. */
  private static String everyStep(Plan plan) {
    return "tpad=stop_mode=clone:stop=2,fps=fps=1000000/%d:start_time=0:round=up,trim=end_frame=%d"
        .formatted(plan.stepMicros, plan.moments.size());
  }

  /** The pictures that begin at certain times, and the one that is shown at the first. */
  private static String exactly(Plan plan, long first) {
    var times = new StringJoiner("+");
    for (var moment : plan.moments.subList(1, plan.moments.size())) {
      long time = moment.micros - first;
      times.add(
          "between(pts,%d,%d)".formatted(time - 2 * MICROS_PER_MILLI, time + 2 * MICROS_PER_MILLI));
    }
    var others = plan.moments.size() > 1 ? "+" + times : "";
    return "select='gte(pts,0)*isnan(prev_selected_pts)%s',trim=end_frame=%d"
        .formatted(others, plan.moments.size());
  }

  private void seek(Plan plan, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var reader = new PictureReader(ffmpeg, configuration, plan.output);
    var raw = plan.output.file(RAW);
    try {
      try (var stream = Files.newOutputStream(raw)) {
        int taken = 0;
        for (var moment : plan.moments) {
          var picture =
              reader.video(plan.source, moment.micros, plan.size.width(), plan.size.height());
          PictureWriter.writeRaw(picture, stream);
          taken++;
          progress.progressed(taken * 99 / plan.moments.size());
        }
      }
      var options = new ArrayList<>(List.of("-filter_complex", "[0:v]" + finish(plan) + "[v]"));
      options.addAll(List.of("-map", "[v]"));
      options.addAll(encoding(plan));
      ffmpeg.picture(
          new FfmpegCommands.Work(
              raw,
              PictureWriter.rawInput(plan.size.width(), plan.size.height()),
              null,
              options,
              configuration.getRenderDeadline(),
              1,
              plan.pixels() * (MOST_BYTES_PER_PIXEL + 4) + SPARE_BYTES),
          plan.output.folder(),
          ProgressListener.NONE);
    } finally {
      Files.deleteIfExists(raw);
    }
  }

  /** Sheets, if they are wanted, in the colours of the format. */
  private static String finish(Plan plan) {
    var sheets = plan.what.sprite() ? "tile=%dx%d,".formatted(plan.columns, plan.rows) : "";
    return sheets
        + switch (plan.what.format()) {
          case JPEG ->
              "scale=out_color_matrix=bt601:out_range=pc:flags=accurate_rnd+full_chroma_int,"
                  + "format=yuvj420p";
          case PNG -> "format=rgb24";
          case WEBP -> "format=bgra";
        };
  }

  private static List<String> encoding(Plan plan) {
    var options = new ArrayList<>(List.of("-fps_mode", "passthrough"));
    var quality = plan.what.quality();
    switch (plan.what.format()) {
      case JPEG -> options.addAll(List.of("-c:v", "mjpeg", "-q:v", jpegScale(quality)));
      case PNG -> options.addAll(List.of("-c:v", "png", "-pred", "mixed"));
      case WEBP ->
          options.addAll(List.of("-c:v", "libwebp", "-quality", PictureWriter.quality(quality)));
    }
    options.addAll(List.of("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"));
    options.addAll(List.of("-f", "image2", "-start_number", "1", name(plan, "%d")));
    return options;
  }

  /** From 2, the best, to 31; 80 of 100 becomes 5. */
  private static String jpegScale(@Nullable Integer quality) {
    int wanted = quality == null ? PictureWriter.USUAL_QUALITY : quality;
    return Long.toString(Math.max(2, Math.round(20 - 0.19 * wanted)));
  }

  private static String name(Plan plan, String number) {
    return (plan.what.sprite() ? "sprite-" : "thumbnail-")
        + number
        + '.'
        + plan.what.format().extension();
  }

  private static List<ConvertedFile> pictures(Plan plan)
      throws IOException, MediaException, InterruptedException {
    var files = new ArrayList<ConvertedFile>();
    for (int number = 1; number <= plan.moments.size(); number++) {
      var file = plan.output.file(name(plan, Integer.toString(number)));
      files.add(plan.output.looked(file, plan.what.format().mediaType()));
    }
    return files;
  }

  private static List<ConvertedFile> sheets(Plan plan)
      throws IOException, MediaException, InterruptedException {
    var files = new ArrayList<ConvertedFile>();
    for (int sheet = 1; sheet <= plan.sheets(); sheet++) {
      var file = plan.output.file(name(plan, Integer.toString(sheet)));
      var made = plan.output.looked(file, plan.what.format().mediaType());
      if (made.width() == null || made.width() != plan.columns * plan.size.width()) {
        throw new MediaException(new MediaFailure.Corrupt("A sheet of another size: " + made));
      }
      files.add(made);
    }
    var index = plan.output.file("thumbnails.vtt");
    try (var stream = Files.newOutputStream(index)) {
      SubtitleFormat.VTT.write(cues(plan), stream);
    }
    files.addFirst(plan.output.text(index, "text/vtt"));
    return files;
  }

  private static List<Cue> cues(Plan plan) {
    var cues = new ArrayList<Cue>();
    for (int number = 0; number < plan.moments.size(); number++) {
      boolean last = number == plan.moments.size() - 1;
      long end = last ? plan.endMicros : plan.moments.get(number + 1).fromMicros;
      int place = number % plan.perSheet();
      var text =
          "%s#xywh=%d,%d,%d,%d"
              .formatted(
                  name(plan, Integer.toString(number / plan.perSheet() + 1)),
                  place % plan.columns * plan.size.width(),
                  place / plan.columns * plan.size.height(),
                  plan.size.width(),
                  plan.size.height());
      cues.add(
          Cue.plain(
              plan.moments.get(number).fromMicros / MICROS_PER_MILLI,
              Math.max(end, plan.moments.get(number).fromMicros) / MICROS_PER_MILLI,
              text));
    }
    return cues;
  }
}
