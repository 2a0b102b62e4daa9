package dev.callsheet.media.analysis;

import dev.callsheet.media.colour.SdrFilters;
import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.command.SoundFeed;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.info.MediaInfo.AudioStream;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass of ffmpeg over a recording that measures its picture and its sound at once, and the
 * reading of what it leaves in a folder. ffmpeg runs in that folder, so that no path has to be
 * escaped for a filter.
 */
public final class Analyser {
  private static final String PICTURES = "pictures.txt";
  private static final String COLOURS = "colours.cube";

  /** What the filters write of a picture is shorter. */
  private static final long PICTURE_BYTES = 512;

  /** What the filters write of a step of loudness, and a second of 16 bit sound, are shorter. */
  private static final long SOUND_BYTES_PER_SECOND = 64_000;

  /** How much at its end a recording may fail to give. */
  private static final long UNDECODED_MICROS = 2_000_000;

  private static final long STILL_BYTES = 4L << 20;
  private static final long SPARE_BYTES = 64L << 20;

  /**
   * The sample rate of the loudness, in hertz: a tenth of a second is a whole number of samples.
   */
  private static final int LOUDNESS_RATE = 48_000;

  /** Another size within the file must not begin the measurement anew. */
  private static final List<String> INPUT_OPTIONS = List.of("-reinit_filter:v", "0");

  private final FfmpegCommands ffmpeg;
  private final Duration deadline;

  /** Analyses with ffmpeg, each recording within a deadline. */
  public Analyser(FfmpegCommands ffmpeg, Duration deadline) {
    this.ffmpeg = ffmpeg;
    this.deadline = deadline;
  }

  /**
   * Listens to a recording and looks at it, once from its beginning to its end.
   *
   * @param stills pictures to be taken on the way, or null
   */
  public Analysis analyse(
      Path source, MediaInfo info, Path folder, @Nullable Stills stills, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    try {
      ffmpeg.measure(work(source, info, folder, stills), folder, progress);
      return read(folder, info, progress);
    } finally {
      Files.deleteIfExists(folder.resolve(COLOURS));
      Files.deleteIfExists(folder.resolve(PICTURES));
      for (int track = 0; track < info.audioTracks().size(); track++) {
        Files.deleteIfExists(folder.resolve(loudness(track)));
        Files.deleteIfExists(folder.resolve(sound(track)));
      }
    }
  }

  /**
   * Looks at the pictures of a recording alone.
   *
   * @param folder for an intermediate file, which is gone afterwards
   * @return the cuts between shots, in order
   */
  public List<SceneChange> sceneChanges(
      Path source, MediaInfo info, Path folder, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var video = info.video();
    if (video == null) {
      throw new IllegalArgumentException("The recording has no video");
    }
    try {
      var options = new ArrayList<>(pictures(video));
      options.addAll(SoundFeed.companions(info, List.of(video.index()), Long.MAX_VALUE));
      ffmpeg.measure(
          new FfmpegCommands.Work(
              source,
              INPUT_OPTIONS,
              null,
              options,
              deadline,
              info.durationMicros(),
              mostBytes(info, video, null)),
          folder,
          progress);
      var log = PictureLog.read(folder.resolve(PICTURES), info.durationMicros());
      if (video.lastMicros() - log.lastMicros() > UNDECODED_MICROS) {
        throw new MediaException(
            new MediaFailure.Corrupt(
                "Of %d microseconds %d decoded".formatted(video.endMicros(), log.lastMicros())));
      }
      return log.sceneChanges();
    } finally {
      Files.deleteIfExists(folder.resolve(PICTURES));
    }
  }

  private static Analysis read(Path folder, MediaInfo info, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    long duration = info.durationMicros();
    var changes = PictureLog.read(folder.resolve(PICTURES), duration);
    var levels = new ArrayList<SoundLevel>();
    Curve level = null;
    Curve loudness = null;
    long end = changes.lastMicros();
    for (int track = 0; track < info.audioTracks().size(); track++) {
      var heard = SoundLevel.read(folder.resolve(sound(track)), duration);
      Files.deleteIfExists(folder.resolve(sound(track)));
      levels.add(heard);
      end = Math.max(end, heard.endMicros());
      level = louder(level, heard.curve());
      loudness = louder(loudness, LoudnessLog.read(folder.resolve(loudness(track)), duration));
    }
    if (!levels.isEmpty() && levels.stream().allMatch(heard -> heard.endMicros() == 0)) {
      throw new MediaException(new MediaFailure.Corrupt("No audio could be decoded"));
    }
    if (last(info) - end > UNDECODED_MICROS) {
      throw new MediaException(
          new MediaFailure.Corrupt("Of %d microseconds %d decoded".formatted(duration, end)));
    }
    progress.progressed(100);
    return new Analysis(
        duration,
        level,
        loudness,
        changes.activity(),
        changes.sceneChanges(),
        audible(info, levels));
  }

  private static @Nullable AudioStream audible(MediaInfo info, List<SoundLevel> levels) {
    return info.audio() == null
        ? null
        : info.audible(levels.stream().map(SoundLevel::peak).toList());
  }

  /** When the last thing begins, or ends if it is sound. */
  private static long last(MediaInfo info) {
    var video = info.video();
    long last = video == null ? 0 : video.lastMicros();
    for (var track : info.audioTracks()) {
      last = Math.max(last, track.endMicros());
    }
    return last;
  }

  private static Curve louder(@Nullable Curve one, Curve other) {
    return one == null ? other : one.greater(other);
  }

  private FfmpegCommands.Work work(
      Path source, MediaInfo info, Path folder, @Nullable Stills stills) throws IOException {
    var video = info.video();
    if (video == null) {
      throw new IllegalArgumentException("The recording has no video");
    }
    var tracks = info.audioTracks();
    return new FfmpegCommands.Work(
        source,
        INPUT_OPTIONS,
        tracks.isEmpty() ? null : feed(info),
        outputs(info, video, SdrFilters.of(video, folder.resolve(COLOURS)), stills),
        deadline,
        info.durationMicros(),
        mostBytes(info, video, stills));
  }

  private static SoundFeed feed(MediaInfo info) {
    var outputs = new ArrayList<SoundFeed.Output>();
    for (var track : info.audioTracks()) {
      outputs.add(SoundFeed.Output.mix(track, LOUDNESS_RATE));
      outputs.add(SoundFeed.Output.loudest(track, SilenceDetector.SAMPLE_RATE));
    }
    return SoundFeed.whole(info, outputs);
  }

  private static long mostBytes(MediaInfo info, VideoStream video, @Nullable Stills stills) {
    long seconds = info.durationMicros() / 1_000_000 + 1;
    double pictures = seconds * Math.max(1, video.averageFrameRate().perSecond());
    long stillPictures = stills == null ? 0 : seconds / stills.seconds() + 1;
    return (long) (pictures * PICTURE_BYTES)
        + info.audioTracks().size() * seconds * SOUND_BYTES_PER_SECOND
        + stillPictures * STILL_BYTES
        + SPARE_BYTES;
  }

  /**
   * The outputs of the pass: none for the picture, which its filter has measured, the stills, and
   * for each track its loudness, which a filter has written, and a WAV.
   */
  private static List<String> outputs(
      MediaInfo info, VideoStream video, SdrFilters colours, @Nullable Stills stills) {
    var options = new ArrayList<>(pictures(video));
    if (stills != null) {
      options.addAll(stills.output(video, colours));
    }
    for (int track = 0; track < info.audioTracks().size(); track++) {
      options.addAll(List.of("-map", SoundFeed.INPUT + ":" + 2 * track));
      options.addAll(List.of("-af", measured(LOUDNESS_RATE, track), "-f", "null", "-"));
      options.addAll(List.of("-map", SoundFeed.INPUT + ":" + (2 * track + 1)));
      options.addAll(List.of("-af", SoundFeed.gapless(SilenceDetector.SAMPLE_RATE)));
      options.addAll(
          List.of("-map_metadata", "-1", "-c:a", "pcm_s16le", "-f", "wav", sound(track)));
    }
    options.addAll(SoundFeed.companions(info, List.of(video.index()), Long.MAX_VALUE));
    return options;
  }

  private static List<String> pictures(VideoStream video) {
    return List.of(
        "-map",
        "0:" + video.index(),
        "-an",
        "-sn",
        "-dn",
        "-vf",
        PictureLog.filters(PICTURES, video),
        "-fps_mode",
        "passthrough",
        "-f",
        "null",
        "-");
  }

  private static String measured(int rate, int track) {
    return SoundFeed.gapless(rate) + ",ebur128=metadata=1," + LoudnessLog.filters(loudness(track));
  }

  private static String loudness(int track) {
    return "loudness-" + track + ".txt";
  }

  private static String sound(int track) {
    return "sound-" + track + ".wav";
  }
}
