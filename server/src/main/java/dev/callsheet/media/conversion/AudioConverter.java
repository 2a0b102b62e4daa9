package dev.callsheet.media.conversion;

import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.command.Passage;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.info.MediaInfo.AudioStream;
import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.media.process.Stages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes audio of a recording's sound. */
final class AudioConverter {
  private static final String PEAKS_LOG = "peaks.txt";
  private static final String PEAKS = "peaks.json";

  private final FfmpegCommands ffmpeg;
  private final MediaConfiguration configuration;
  private final LoudnessMeter meter;

  AudioConverter(FfmpegCommands ffmpeg, MediaConfiguration configuration) {
    this.ffmpeg = ffmpeg;
    this.configuration = configuration;
    this.meter = new LoudnessMeter(ffmpeg, configuration.getExtractionDeadline());
  }

  Converted convert(Source source, AudioConversion what, Output output, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var warnings = new ArrayList<Warning>();
    var stages = new Stages(progress);
    boolean levelled = what.loudness() != null;
    var sound =
        meter.levelled(
            source.file(),
            sound(source, what, warnings),
            what.loudness(),
            output.folder(),
            stages.stage(0, levelled ? 30 : 0),
            warnings);
    var file = output.file("audio." + what.format().extension());
    var files = new ArrayList<ConvertedFile>();
    try {
      encode(
          source, what, sound, file, stages.stage(levelled ? 30 : 0, levelled ? 70 : 99), warnings);
      var made = output.looked(file, what.format().mediaType());
      Lengths.require(sound.sound().passage().range().durationMicros(), made);
      files.add(made);
      if (what.peaks()) {
        files.add(peaks(sound.sound(), output));
      }
    } finally {
      Files.deleteIfExists(output.file(PEAKS_LOG));
    }
    var facts = meter.compare(sound, file, output.folder(), stages.stage(70, 99));
    return new Converted(files, false, facts, warnings);
  }

  /** How loud the sound is that is converted unless another track is asked for. */
  Loudness loudness(Source source, Path folder, ProgressListener progress)
      throws MediaException, InterruptedException {
    var whole =
        new AudioConversion(AudioFormat.WAV, null, null, null, Excerpt.WHOLE, null, null, false);
    var sound = sound(source, whole, new ArrayList<>());
    return meter.loudness(source.file(), sound, folder, progress);
  }

  private static Sound sound(Source source, AudioConversion what, List<Warning> warnings)
      throws MediaException {
    var track = source.track(what.track());
    var info = source.recording();
    long end = end(info, track);
    var passage = new Passage(info, SourceRange.of(what.excerpt(), end, warnings), false);
    int channels = what.channels() == null ? track.renderedChannels() : what.channels();
    SourceWarnings.ofSound(track, channels, warnings);
    int rate = AudioEncoding.sampleRate(what.format(), what.sampleRate(), track, warnings);
    return passage.range().endMicros() == end
        ? Sound.toTheEnd(passage, track, rate, channels)
        : Sound.of(passage, track, rate, channels, passage.range().durationMicros());
  }

  /** Where the sound ends; a video may go on without it. */
  private static long end(MediaInfo info, AudioStream track) {
    return info.video() == null
        ? info.durationMicros()
        : Math.min(info.durationMicros(), track.endMicros());
  }

  private void encode(
      Source source,
      AudioConversion what,
      LevelledSound levelled,
      Path file,
      ProgressListener progress,
      List<Warning> warnings)
      throws MediaException, InterruptedException {
    var sound = levelled.sound();
    var options = new ArrayList<>(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
    var input = "[%s]%s".formatted(sound.input(), levelled.filters());
    options.addAll(
        List.of(
            "-filter_complex",
            what.peaks()
                ? "%s,asplit[a][b];[b]%s[p]".formatted(input, Peaks.filters(PEAKS_LOG))
                : input + "[a]"));
    options.addAll(List.of("-map", "[a]"));
    options.addAll(AudioEncoding.options(what, sound, warnings));
    options.add(FfmpegCommands.url(file));
    if (what.peaks()) {
      options.addAll(List.of("-map", "[p]", "-f", "null", "-"));
    }
    options.addAll(sound.companions());
    ffmpeg.convert(
        new FfmpegCommands.Work(
            source.file(),
            sound.inputOptions(),
            sound.feed(),
            options,
            configuration.getRenderDeadline(),
            sound.passage().range().durationMicros(),
            AudioEncoding.mostBytes(sound)),
        file,
        progress);
  }

  private static ConvertedFile peaks(Sound sound, Output output)
      throws IOException, MediaException, InterruptedException {
    var file = output.file(PEAKS);
    Peaks.write(output.file(PEAKS_LOG), sound.sampleRate(), file);
    return output.text(file, "application/json");
  }
}
