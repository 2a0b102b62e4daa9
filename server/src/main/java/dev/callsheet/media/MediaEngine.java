package dev.callsheet.media;

import dev.callsheet.media.analysis.Analyser;
import dev.callsheet.media.analysis.Analysis;
import dev.callsheet.media.analysis.SilenceDetector;
import dev.callsheet.media.analysis.SoundExtraction;
import dev.callsheet.media.analysis.Stills;
import dev.callsheet.media.colour.SdrFilters;
import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.conversion.Conversion;
import dev.callsheet.media.conversion.Converted;
import dev.callsheet.media.conversion.Converters;
import dev.callsheet.media.conversion.Loudness;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.info.Sniffer;
import dev.callsheet.media.inspection.Inspection;
import dev.callsheet.media.inspection.Inspector;
import dev.callsheet.media.probe.Probe;
import dev.callsheet.media.process.Binaries;
import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.MediaProcess;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.media.render.Encoding;
import dev.callsheet.media.render.FilterGraph;
import dev.callsheet.media.render.RenderPlan;
import dev.callsheet.media.render.Resolution;
import dev.callsheet.storage.DiskSpace;
import dev.callsheet.timeline.TimeRange;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The media work of the server, done by ffmpeg and ffprobe as processes of their own.
 *
 * <p>Every method blocks until it is done. A thread that is interrupted meanwhile gets an {@link
 * InterruptedException} once the process is dead, within a second. Files to be written are
 * overwritten, and are gone after a failure.
 */
@Singleton
public final class MediaEngine {
  /** Text may grow when it is written as SRT. */
  private static final long SUBTITLE_BYTES = 64L << 20;

  private final MediaConfiguration configuration;
  private final DiskSpace diskSpace;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable FfmpegCommands located;

  /** Starts nothing yet: ffmpeg is located at its first use. */
  public MediaEngine(MediaConfiguration configuration, DiskSpace diskSpace) {
    this.configuration = configuration;
    this.diskSpace = diskSpace;
  }

  /**
   * Measures a recording.
   *
   * @throws MediaException with {@link MediaFailure.NotMedia} or {@link MediaFailure.Corrupt} for
   *     what is no recording, or another failure
   */
  public MediaInfo probe(Path file) throws IOException, MediaException, InterruptedException {
    return probe(file, ProgressListener.NONE);
  }

  /**
   * Measures a recording, which takes long if it has to be decoded for that.
   *
   * @throws MediaException as {@link #probe(Path)}
   */
  public MediaInfo probe(Path file, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    try (var stream = Files.newInputStream(file)) {
      if (!Sniffer.looksLikeMedia(stream.readNBytes(Sniffer.BYTES))) {
        throw new MediaException(new MediaFailure.NotMedia("The first bytes are of no known kind"));
      }
    }
    var info = new Probe(commands()).probe(file, progress);
    progress.progressed(100);
    return info;
  }

  /**
   * Writes the sound of a recording, from the start of its timeline on, as WAV for analysis: 16
   * bit, mono, 16 kHz, 115 MB an hour. Each sample is that of the loudest channel of all tracks.
   *
   * @param info of the recording, with audio
   * @return the recording as it turned out: tracks and recording are as long as what was decoded,
   *     and a track on which nothing is heard is not the one to render where there is a better one
   */
  public MediaInfo extractAudio(
      Path source, MediaInfo info, Path destination, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    if (info.audio() == null) {
      throw new IllegalArgumentException("The recording has no audio");
    }
    return new SoundExtraction(commands(), configuration.getExtractionDeadline())
        .extract(source, info, destination, progress);
  }

  /**
   * The silences of a recording, in order.
   *
   * @param audio what {@link #extractAudio} wrote
   * @param durationMicros of the recording
   * @param thresholdDecibels the peak below which sound is silence, relative to full scale, such as
   *     -35
   * @param minimum the shortest silence that counts
   */
  public List<TimeRange> detectSilences(
      Path audio, long durationMicros, double thresholdDecibels, Duration minimum)
      throws IOException, MediaException, InterruptedException {
    return SilenceDetector.detect(audio, durationMicros, thresholdDecibels, minimum);
  }

  /**
   * Writes all embedded subtitles as SRT, in one pass. Text that is not in UTF-8, as it should be,
   * is left as it is.
   *
   * @param folder an empty folder
   * @return the files, in the order of the recording's subtitles; each may have no cues
   */
  public List<Path> extractSubtitles(Path source, MediaInfo info, Path folder)
      throws IOException, MediaException, InterruptedException {
    var files = new ArrayList<Path>();
    var options = new ArrayList<>(List.of("-max_error_rate", "1"));
    for (var subtitles : info.subtitles()) {
      var file = folder.resolve(subtitles.index() + ".srt");
      options.addAll(
          to(List.of("-map", "0:" + subtitles.index(), "-c:s", "subrip", "-f", "srt"), file));
      files.add(file);
    }
    commands()
        .measure(
            new FfmpegCommands.Work(
                source,
                List.of("-vn", "-an", "-dn", "-sub_charenc_mode", "ignore"),
                null,
                options,
                configuration.getExtractionDeadline(),
                info.durationMicros(),
                Files.size(source) + SUBTITLE_BYTES),
            folder,
            ProgressListener.NONE);
    return files;
  }

  /**
   * Renders a recording, kept ranges of it, or an excerpt. The output lasts as long as {@link
   * RenderPlan#durationMicros} within one frame; a video proxy is a render to MP4 in {@link
   * Resolution#P540}.
   *
   * @return what was rendered
   * @throws MediaException with {@link MediaFailure.Corrupt} if the recording gives less than its
   *     time stamps promise
   */
  public MediaInfo render(RenderPlan plan, Path destination, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var commands = commands();
    var folder = FfmpegCommands.folder(destination);
    var script = folder.resolve(destination.getFileName() + ".filters");
    var table = Files.createTempFile(folder, "colours", ".cube");
    try {
      var video = plan.format().video() ? plan.info().video() : null;
      var colours = video == null ? null : SdrFilters.of(video, table);
      Files.writeString(script, new FilterGraph(plan, colours).script(), StandardCharsets.US_ASCII);
      var options = new ArrayList<>(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
      options.addAll(List.of(commands.binaries().scriptOption(), script.toString()));
      options.addAll(new Encoding(plan, commands.binaries().h264Encoder()).options());
      options.add(FfmpegCommands.url(destination));
      options.addAll(plan.companions());
      commands.convert(
          new FfmpegCommands.Work(
              plan.source(),
              plan.inputOptions(),
              plan.soundFeed(),
              options,
              configuration.getRenderDeadline(),
              plan.durationMicros(),
              plan.mostBytes()),
          destination,
          progress);
      return rendered(plan, destination);
    } finally {
      Files.deleteIfExists(script);
      Files.deleteIfExists(table);
    }
  }

  private MediaInfo rendered(RenderPlan plan, Path file)
      throws IOException, MediaException, InterruptedException {
    var made = probe(file);
    long missing = plan.durationMicros() - made.durationMicros();
    if (Math.abs(missing) > plan.info().editRate().microsOf(1) + MediaInfo.PADDING_MICROS) {
      Files.delete(file);
      throw new MediaException(
          new MediaFailure.Corrupt(
              "%d microseconds became %d".formatted(plan.durationMicros(), made.durationMicros())));
    }
    return made;
  }

  private static List<String> to(List<String> options, Path destination) {
    var whole = new ArrayList<>(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
    whole.addAll(options);
    whole.add(FfmpegCommands.url(destination));
    return whole;
  }

  /**
   * Measures sound and picture of a recording in one pass over it.
   *
   * @param info of the recording, with video
   * @param folder an empty folder for intermediate files; nothing but the stills is in it
   *     afterwards
   * @param stills pictures to leave in the folder; {@code null} for none
   */
  public Analysis analyse(
      Path source, MediaInfo info, Path folder, @Nullable Stills stills, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    return new Analyser(commands(), configuration.getExtractionDeadline())
        .analyse(source, info, folder, stills, progress);
  }

  /**
   * Finds out what a file of any medium holds: video, audio, an image or subtitles. It takes long
   * only if a recording has to be decoded for that.
   *
   * @throws MediaException with {@link MediaFailure.NotMedia} or {@link MediaFailure.Corrupt} for
   *     what is none of these, with {@link MediaFailure.Unsuitable} for an image of more pixels
   *     than this server decodes, or another failure
   */
  public Inspection inspect(Path file, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var inspection = new Inspector(commands(), configuration).inspect(file, progress);
    progress.progressed(100);
    return inspection;
  }

  /**
   * Makes files of another kind of a file. Each is looked at again before it is returned. Their
   * names are ours, whatever the source's.
   *
   * @param of what {@link #inspect} found in the source
   * @param folder an empty folder for the files; empty again after a failure
   * @throws MediaException with {@link MediaFailure.Unsuitable} for a source that is not of the
   *     sort that the conversion takes, or another failure
   */
  public Converted convert(
      Path source, Inspection of, Conversion what, Path folder, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    return new Converters(commands(), configuration).convert(source, of, what, folder, progress);
  }

  /**
   * Measures how loud the preferred sound of a file is, by EBU R 128.
   *
   * @param of what {@link #inspect} found in the source
   * @param folder an empty folder, for what is needed meanwhile
   * @throws MediaException with {@link MediaFailure.Unsuitable} for a source without sound, or
   *     another failure
   */
  public Loudness loudness(Path source, Inspection of, Path folder, ProgressListener progress)
      throws MediaException, InterruptedException {
    return new Converters(commands(), configuration).loudness(source, of, folder, progress);
  }

  /** The binaries in use; located, and unpacked if need be, at the first call. */
  Binaries binaries() throws InterruptedException {
    return commands().binaries();
  }

  private FfmpegCommands commands() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var commands = located;
      if (commands == null) {
        commands =
            new FfmpegCommands(
                Binaries.locate(configuration),
                MediaProcess.launcher(
                    configuration.getMemoryLimit(), configuration.getOutputLimit()),
                configuration,
                diskSpace);
        located = commands;
      }
      return commands;
    } finally {
      lock.unlock();
    }
  }
}
