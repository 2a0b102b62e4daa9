package dev.callsheet.media.conversion;

import dev.callsheet.media.colour.SdrFilters;
import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.command.Passage;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.media.process.Stages;
import dev.callsheet.timeline.FrameRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a video of a recording. */
final class VideoConverter {
  private static final String COLOURS = "colours.cube";

  private final FfmpegCommands ffmpeg;
  private final MediaConfiguration configuration;
  private final LoudnessMeter meter;

  VideoConverter(FfmpegCommands ffmpeg, MediaConfiguration configuration) {
    this.ffmpeg = ffmpeg;
    this.configuration = configuration;
    this.meter = new LoudnessMeter(ffmpeg, configuration.getExtractionDeadline());
  }

  /** What is shown, and how. */
  private record Pictures(Passage passage, VideoStream video, VideoFrame frame, FrameRate rate) {
    long durationMicros() {
      return rate.microsOf(passage.frames(rate));
    }
  }

  Converted convert(Source source, VideoConversion what, Output output, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var warnings = new ArrayList<Warning>();
    var pictures = pictures(source, what, warnings);
    var stages = new Stages(progress);
    int measured = what.loudness() == null ? 0 : 20;
    var sound = sound(source, what, pictures, output, stages.stage(0, measured), warnings);
    int encoded = 99 - measured / 2;
    var file = encode(source, what, pictures, sound, output, stages.stage(measured, encoded));
    var made = output.looked(file, what.format().mediaType());
    Lengths.require(pictures.durationMicros(), made);
    var facts =
        sound == null
            ? new Facts.None()
            : meter.compare(sound, file, output.folder(), stages.stage(encoded, 99));
    return new Converted(List.of(made), false, facts, warnings);
  }

  private static Pictures pictures(Source source, VideoConversion what, List<Warning> warnings)
      throws MediaException {
    var video = source.video();
    var info = source.recording();
    var range = SourceRange.of(what.excerpt(), info.durationMicros(), warnings);
    var frame =
        VideoFrame.of(video.width(), video.height(), what.width(), what.height(), what.fit());
    frame.warnings(video.width(), video.height(), what.width(), what.height(), warnings);
    var rate = FrameRates.of(what.framesPerSecond(), video, warnings);
    SourceWarnings.ofPictures(source, warnings);
    Backdrop.warn(source, warnings);
    return new Pictures(new Passage(info, range, true), video, frame, rate);
  }

  private @Nullable LevelledSound sound(
      Source source,
      VideoConversion what,
      Pictures pictures,
      Output output,
      ProgressListener progress,
      List<Warning> warnings)
      throws IOException, MediaException, InterruptedException {
    if (!what.audio()) {
      return null;
    }
    if (what.audioTrack() == null && source.recording().audio() == null) {
      warnings.add(new Warning(Warning.Kind.NO_AUDIO, "The source has no sound, nor has this."));
      return null;
    }
    var track = source.track(what.audioTrack());
    SourceWarnings.ofSound(track, track.renderedChannels(), warnings);
    int rate = what.format() == VideoFormat.MP4 && track.sampleRate() == 44_100 ? 44_100 : 48_000;
    var sound =
        Sound.of(
            pictures.passage(), track, rate, track.renderedChannels(), pictures.durationMicros());
    return meter.levelled(
        source.file(), sound, what.loudness(), output.folder(), progress, warnings);
  }

  private Path encode(
      Source source,
      VideoConversion what,
      Pictures pictures,
      @Nullable LevelledSound sound,
      Output output,
      ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var file = output.file("video." + what.format().extension());
    var table = output.file(COLOURS);
    try {
      var colours = SdrFilters.of(pictures.video(), table);
      var options = new ArrayList<>(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
      options.addAll(List.of("-filter_complex", graph(source, what, pictures, sound, colours)));
      options.addAll(List.of("-map", "[v]"));
      options.addAll(sound == null ? List.of() : List.of("-map", "[a]"));
      // Until its first audio arrives, a file whose audio begins late holds its video in memory.
      options.addAll(List.of("-sn", "-dn", "-max_muxing_queue_size", "16384"));
      options.addAll(VideoEncoding.timing(pictures.rate()));
      options.addAll(encoding(what, pictures, sound));
      options.add(FfmpegCommands.url(file));
      options.addAll(pictures.passage().companions(pictures.video().index()));
      ffmpeg.convert(
          new FfmpegCommands.Work(
              source.file(),
              pictures.passage().inputOptions(),
              sound == null ? null : sound.sound().feed(),
              options,
              configuration.getRenderDeadline(),
              pictures.durationMicros(),
              VideoEncoding.mostBytes(
                  pictures.frame(), pictures.rate(), pictures.durationMicros())),
          file,
          progress);
    } finally {
      Files.deleteIfExists(table);
    }
    return file;
  }

  private static String graph(
      Source source,
      VideoConversion what,
      Pictures pictures,
      @Nullable LevelledSound sound,
      SdrFilters colours) {
    var shown =
        "[0:%d]%s,%s%s[v]"
            .formatted(
                pictures.video().index(),
                pictures.passage().shown(pictures.video(), pictures.rate()),
                Backdrop.filters(source, what.background()),
                pictures.frame().filters(colours, what.background()));
    return sound == null
        ? shown
        : "%s;[%s]%s[a]".formatted(shown, sound.sound().input(), sound.filters());
  }

  private List<String> encoding(
      VideoConversion what, Pictures pictures, @Nullable LevelledSound sound) {
    var options = new ArrayList<String>();
    boolean mono = sound != null && sound.sound().channels() == 1;
    switch (what.format()) {
      case MP4 -> {
        options.addAll(
            new VideoEncoding(ffmpeg.binaries().h264Encoder())
                .h264(what.quality(), what.bitsPerSecond(), pictures.frame(), pictures.rate()));
        options.addAll(List.of("-c:a", "aac", "-b:a", mono ? "96k" : "160k"));
        options.addAll(List.of("-movflags", "+faststart", "-f", "mp4"));
      }
      case WEBM -> {
        options.addAll(VideoEncoding.vp9(what.quality(), what.bitsPerSecond()));
        options.addAll(List.of("-c:a", "libopus", "-b:a", mono ? "80k" : "128k"));
        options.addAll(List.of("-f", "webm"));
      }
    }
    return options;
  }
}
