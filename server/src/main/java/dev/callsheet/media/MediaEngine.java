package dev.callsheet.media;

import dev.callsheet.media.MediaInfo.SubtitleStream;
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
  /** No WAV header that ffmpeg writes for analysis audio is larger. */
  private static final int WAV_HEADER_BYTES = 128;

  private final MediaConfiguration configuration;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable FfmpegCommands located;

  /** Starts nothing yet: ffmpeg is located at its first use. */
  public MediaEngine(MediaConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * Measures a recording.
   *
   * @throws MediaException with {@link MediaFailure.NotMedia} or {@link MediaFailure.Corrupt} for
   *     what is no recording, or another failure
   */
  public MediaInfo probe(Path file) throws IOException, MediaException, InterruptedException {
    try (var stream = Files.newInputStream(file)) {
      if (!Sniffer.looksLikeMedia(stream.readNBytes(Sniffer.BYTES))) {
        throw new MediaException(new MediaFailure.NotMedia("The first bytes are of no known kind"));
      }
    }
    return new Probe(commands()).probe(file);
  }

  /**
   * Writes the audio of a recording, from the start of its timeline on, as WAV for analysis: 16
   * bit, mono, 16 kHz, 115 MB an hour.
   *
   * @param info of the recording, with audio
   */
  public void extractAudio(Path source, MediaInfo info, Path destination, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var audio = info.audio();
    if (audio == null) {
      throw new IllegalArgumentException("The recording has no audio");
    }
    commands()
        .convert(
            source,
            List.of("-vn", "-sn", "-dn"),
            List.of(
                "-map",
                "0:" + audio.index(),
                "-af",
                FilterGraph.gapless(SilenceDetector.SAMPLE_RATE) + ",aformat=channel_layouts=mono",
                "-c:a",
                "pcm_s16le",
                "-f",
                "wav"),
            destination,
            configuration.getExtractionDeadline(),
            info.durationMicros(),
            progress);
    if (Files.size(destination) <= WAV_HEADER_BYTES) {
      Files.delete(destination);
      throw new MediaException(new MediaFailure.Corrupt("No audio could be decoded"));
    }
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
  public List<Interval> detectSilences(
      Path audio, long durationMicros, double thresholdDecibels, Duration minimum)
      throws IOException, MediaException, InterruptedException {
    return SilenceDetector.detect(audio, durationMicros, thresholdDecibels, minimum);
  }

  /** Writes embedded subtitles as SRT in UTF-8; the file may have no cues. */
  public void extractSubtitles(
      Path source, MediaInfo info, SubtitleStream subtitles, Path destination)
      throws MediaException, InterruptedException {
    commands()
        .convert(
            source,
            List.of("-vn", "-an", "-dn"),
            List.of("-map", "0:" + subtitles.index(), "-c:s", "subrip", "-f", "srt"),
            destination,
            configuration.getExtractionDeadline(),
            info.durationMicros(),
            ProgressListener.NONE);
  }

  /**
   * Renders a recording, kept ranges of it, or an excerpt. The output lasts as long as {@link
   * RenderPlan#durationMicros} within one frame; a video proxy is a render to MP4 in {@link
   * Resolution#P540}.
   */
  public void render(RenderPlan plan, Path destination, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var commands = commands();
    var script = destination.resolveSibling(destination.getFileName() + ".filters");
    try {
      Files.writeString(script, new FilterGraph(plan).script(), StandardCharsets.US_ASCII);
      var options = new ArrayList<String>();
      options.addAll(List.of(commands.binaries().scriptOption(), script.toString()));
      options.addAll(new Encoding(plan, commands.binaries().h264Encoder()).options());
      commands.convert(
          plan.source(),
          inputOptions(plan),
          options,
          destination,
          configuration.getRenderDeadline(),
          plan.durationMicros(),
          progress);
    } finally {
      Files.deleteIfExists(script);
    }
  }

  private static List<String> inputOptions(RenderPlan plan) {
    var options = new ArrayList<String>();
    if (plan.format().video()) {
      options.addAll(List.of("-reinit_filter:v", "0"));
    }
    var excerpt = plan.excerpt();
    if (excerpt != null) {
      options.addAll(plan.seek(excerpt).options());
    }
    return options;
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
                configuration);
        located = commands;
      }
      return commands;
    } finally {
      lock.unlock();
    }
  }
}
