package dev.callsheet.media;

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
final class Analyser {
  private static final String PICTURES = "pictures.txt";
  private static final String LOUDNESS = "loudness.txt";
  private static final String SOUND = "sound.wav";

  /**
   * The sample rate of the loudness, in hertz: a tenth of a second is a whole number of samples.
   */
  private static final int LOUDNESS_RATE = 48_000;

  /** Another size within the file must not begin the measurement anew. */
  private static final List<String> INPUT_OPTIONS = List.of("-reinit_filter:v", "0");

  private final FfmpegCommands ffmpeg;
  private final Duration deadline;

  Analyser(FfmpegCommands ffmpeg, Duration deadline) {
    this.ffmpeg = ffmpeg;
    this.deadline = deadline;
  }

  Analysis analyse(
      Path source, MediaInfo info, Path folder, @Nullable Stills stills, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    Path pictures = folder.resolve(PICTURES);
    Path loudness = folder.resolve(LOUDNESS);
    Path sound = folder.resolve(SOUND);
    try {
      ffmpeg.measure(
          source,
          INPUT_OPTIONS,
          outputs(info, stills),
          folder,
          sound,
          deadline,
          info.durationMicros(),
          progress);
      long duration = info.durationMicros();
      var changes = PictureLog.read(pictures, duration);
      Files.delete(pictures);
      var level = info.audio() == null ? null : SoundLevel.read(sound, duration);
      Files.deleteIfExists(sound);
      var momentary = info.audio() == null ? null : LoudnessLog.read(loudness, duration);
      progress.progressed(100);
      return new Analysis(duration, level, momentary, changes.activity(), changes.sceneChanges());
    } finally {
      for (Path file : List.of(pictures, loudness, sound)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * The outputs of the pass: none for the picture, which its filter has measured, the stills and
   * the WAV.
   */
  private static List<String> outputs(MediaInfo info, @Nullable Stills stills) {
    var video = info.video();
    if (video == null) {
      throw new IllegalArgumentException("The recording has no video");
    }
    var options = new ArrayList<String>();
    options.addAll(List.of("-map", "0:" + video.index(), "-an", "-sn", "-dn"));
    options.addAll(List.of("-vf", PictureLog.filters(PICTURES)));
    options.addAll(List.of("-fps_mode", "passthrough", "-f", "null", "-"));
    if (stills != null) {
      options.addAll(stills.output(video));
    }
    var audio = info.audio();
    if (audio != null) {
      options.addAll(List.of("-map", "0:" + audio.index(), "-vn", "-sn", "-dn"));
      options.addAll(List.of("-af", sound()));
      options.addAll(List.of("-map_metadata", "-1", "-c:a", "pcm_s16le", "-f", "wav", SOUND));
    }
    return options;
  }

  private static String sound() {
    return FilterGraph.gapless(LOUDNESS_RATE)
        + ",ebur128=metadata=1,"
        + LoudnessLog.filters(LOUDNESS)
        + ",aresample="
        + SilenceDetector.SAMPLE_RATE
        + ",aformat=channel_layouts=mono";
  }
}
