package dev.callsheet.media.conversion;

import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.command.Passage;
import dev.callsheet.media.probe.Probe;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Measures how loud sound is by EBU R 128, in a pass over it. */
final class LoudnessMeter {
  /** What the meter gives for silence, and for what is too short to be measured. */
  private static final double SILENCE = -70;

  /** The summary that the filter ends with; of silence, the peak is minus infinity. */
  private static final Pattern SUMMARY =
      Pattern.compile(
          "I:\\s+(\\S+) LUFS\\s+Threshold:\\s+(\\S+) LUFS.*LRA:\\s+(\\S+) LU\\s.*"
              + "Peak:\\s+(\\S+) dBFS",
          Pattern.DOTALL);

  private final FfmpegCommands ffmpeg;
  private final Duration deadline;

  LoudnessMeter(FfmpegCommands ffmpeg, Duration deadline) {
    this.ffmpeg = ffmpeg;
    this.deadline = deadline;
  }

  /**
   * What was measured.
   *
   * @param threshold the loudness below which nothing counted, in LUFS
   */
  record Measurement(Loudness loudness, double threshold) {
    /** Whether there is nothing to be made louder. */
    boolean silent() {
      return loudness.integrated() <= SILENCE;
    }
  }

  /**
   * Measures sound that is to be brought to a loudness.
   *
   * @param target in LUFS; {@code null} to leave it as it is, unmeasured
   * @param warnings hears where nothing can be measured
   */
  LevelledSound levelled(
      Path source,
      Sound sound,
      @Nullable Double target,
      Path folder,
      ProgressListener progress,
      List<Warning> warnings)
      throws MediaException, InterruptedException {
    if (target == null) {
      return new LevelledSound(sound, null, 0);
    }
    var before = measure(source, sound, folder, progress);
    if (before.silent()) {
      warnings.add(
          new Warning(
              Warning.Kind.IGNORED,
              "The sound is silent, or too short for its loudness to be measured, and was left as"
                  + " it is."));
    }
    return new LevelledSound(sound, before, target);
  }

  /** How loud sound was and is in what was made of it, where it was to be brought to a loudness. */
  Facts compare(LevelledSound levelled, Path made, Path folder, ProgressListener progress)
      throws MediaException, InterruptedException {
    var before = levelled.before();
    if (before == null) {
      return new Facts.None();
    }
    var info = new Probe(ffmpeg).probe(made, ProgressListener.NONE);
    var track = Objects.requireNonNull(info.audio(), "sound was made").steadied();
    var sound =
        Sound.toTheEnd(
            Passage.whole(info, false), track, track.sampleRate(), levelled.sound().channels());
    var after = measure(made, sound, folder, progress);
    return new Facts.Loudnesses(before.loudness(), after.loudness());
  }

  /** How loud sound is. */
  Loudness loudness(Path source, Sound sound, Path folder, ProgressListener progress)
      throws MediaException, InterruptedException {
    return measure(source, sound, folder, progress).loudness();
  }

  private Measurement measure(Path source, Sound sound, Path folder, ProgressListener progress)
      throws MediaException, InterruptedException {
    var options = new ArrayList<>(List.of("-map", sound.input()));
    options.addAll(List.of("-af", sound.filters() + ",ebur128=peak=true:framelog=quiet"));
    options.addAll(List.of("-f", "null", "-"));
    options.addAll(sound.companions());
    var log =
        ffmpeg.report(
            new FfmpegCommands.Work(
                source,
                sound.inputOptions(),
                sound.feed(),
                options,
                deadline,
                sound.passage().range().durationMicros(),
                0),
            folder,
            progress);
    return read(log);
  }

  static Measurement read(String log) throws MediaException {
    var summary = SUMMARY.matcher(log);
    if (!summary.find()) {
      throw new MediaException(new MediaFailure.Corrupt("No loudness: " + log));
    }
    return new Measurement(
        new Loudness(
            decibels(summary.group(1)), decibels(summary.group(3)), decibels(summary.group(4))),
        decibels(summary.group(2)));
  }

  private static double decibels(String number) {
    return number.endsWith("inf") || number.equals("nan")
        ? SILENCE
        : Math.max(SILENCE, Double.parseDouble(number));
  }
}
