package dev.callsheet.media.command;

import dev.callsheet.media.process.Binaries;
import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.MediaProcess;
import dev.callsheet.media.process.Percentage;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.storage.DiskSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The command lines of ffmpeg and ffprobe: the options that confine them to one local file of a
 * known container, the pipe between two of them, and what their endings mean.
 */
public final class FfmpegCommands {
  /** Containers that hold their media themselves; playlists and scripts are not among them. */
  private static final String CONTAINERS =
      "mov,matroska,mp3,wav,w64,flac,ogg,aac,avi,mpegts,mpeg,mpegvideo,aiff,caf,asf,flv,amr,ac3,"
          + "eac3,dts,au,ape,wv,tta,mxf,rm,dv,gxf,ivf,voc,tak,opus,gif,apng";

  /** Pictures of one file each, and raw ones that were written before. */
  private static final String PICTURES =
      "jpeg_pipe,png_pipe,webp_pipe,bmp_pipe,tiff_pipe,gif,apng,mov,rawvideo";

  private static final String ERRORS = "error";

  private static final String OUT_TIME = "out_time_us=";

  /** What ffmpeg says when the input is at fault. */
  private static final List<String> DAMAGE =
      List.of(
          "Invalid data found",
          "moov atom not found",
          "could not find codec parameters",
          "Could not find codec parameters",
          "Format not on whitelist",
          "End of file",
          "does not contain any stream",
          "matches no streams",
          "Decode error rate",
          "Error while decoding");

  /** The exit code of ffmpeg 6 when most of what it read could not be decoded. */
  private static final int MOSTLY_UNDECODABLE = 69;

  /**
   * What ffmpeg says before it goes on without a part of the sound, and ends as if all was well.
   */
  private static final List<String> LOSS =
      List.of("Too many packets buffered", "Failed to compensate for timestamp delta");

  /** What ffmpeg says when this machine is at fault. */
  private static final List<String> SHORTAGE =
      List.of("No space left", "Permission denied", "Read-only", "Input/output error");

  private static final String NO_MEMORY = "Cannot allocate memory";

  /** The exit code of a process killed for writing past the kernel's limit: 128 and SIGXFSZ. */
  private static final int KILLED_FOR_SIZE = 153;

  private static final Duration STOP_TOGETHER = Duration.ofSeconds(2);

  private final Binaries binaries;
  private final List<String> launcher;
  private final MediaConfiguration configuration;
  private final DiskSpace diskSpace;

  /**
   * Runs programs under these limits.
   *
   * @param launcher what stands before each command, such as {@code nice}
   */
  public FfmpegCommands(
      Binaries binaries,
      List<String> launcher,
      MediaConfiguration configuration,
      DiskSpace diskSpace) {
    this.diskSpace = diskSpace;
    this.binaries = binaries;
    this.launcher = launcher;
    this.configuration = configuration;
  }

  /** The programs that are run. */
  public Binaries binaries() {
    return binaries;
  }

  /** Runs ffprobe on a file and hands over the lines that it prints. */
  public void probe(Path file, List<String> arguments, MediaProcess.Lines lines)
      throws MediaException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(binaries.ffprobe().toString());
    command.addAll(List.of("-hide_banner", "-v", "error"));
    command.addAll(confinement());
    command.addAll(List.of("-format_whitelist", CONTAINERS));
    command.addAll(arguments);
    command.add(url(file));
    run(new MediaProcess(launcher, configuration.getProbeDeadline()), List.of(command), lines);
  }

  /**
   * Runs ffmpeg on a file and hands over the lines that its one output prints.
   *
   * @param decodes whether it decodes, but not to be looked at
   */
  public void list(Path file, List<String> outputOptions, boolean decodes, MediaProcess.Lines lines)
      throws MediaException, InterruptedException {
    var command = ffmpeg(ERRORS);
    command.addAll(recording(file, decodes ? List.of("-skip_loop_filter", "all") : List.of()));
    command.addAll(outputOptions);
    var deadline =
        decodes ? configuration.getExtractionDeadline() : configuration.getProbeDeadline();
    run(new MediaProcess(launcher, deadline), List.of(command), lines);
  }

  /**
   * One run of ffmpeg over a recording.
   *
   * @param inputOptions options before the recording
   * @param feed the sound of the recording, which is the second input; {@code null} without sound
   * @param outputs options after the inputs, output files included
   * @param deadline for all of it
   * @param expectedMicros the length of the outputs, for the percentage, which 99 ends
   * @param mostBytes that the outputs can need; more of them end the run
   */
  public record Work(
      Path source,
      List<String> inputOptions,
      @Nullable SoundFeed feed,
      List<String> outputs,
      Duration deadline,
      long expectedMicros,
      long mostBytes) {}

  /**
   * Runs ffmpeg to one file, which does not exist afterwards if that fails. It runs in the folder
   * of the file, so that what filters read there needs no path.
   */
  public void convert(Work work, Path destination, ProgressListener progress)
      throws MediaException, InterruptedException {
    boolean complete = false;
    try {
      run(
          process(work).in(folder(destination)).watching(destination, limit(work), diskSpace),
          commands(work, ERRORS),
          progress(work, progress));
      complete = true;
    } finally {
      if (!complete) {
        delete(destination);
      }
    }
    progress.progressed(100);
  }

  /** Runs ffmpeg for what its outputs, named relative to a folder, leave in it. */
  public void measure(Work work, Path folder, ProgressListener progress)
      throws MediaException, InterruptedException {
    run(
        process(work).in(folder).watching(folder, limit(work), diskSpace),
        commands(work, ERRORS),
        progress(work, progress));
  }

  /**
   * Runs ffmpeg on an image, or on raw pictures that were written before, for what its outputs,
   * named relative to a folder, leave in it.
   *
   * @param work without sound; whose input options name the format
   */
  public void picture(Work work, Path folder, ProgressListener progress)
      throws MediaException, InterruptedException {
    var command = ffmpeg(ERRORS);
    command.addAll(List.of("-progress", "pipe:1", "-stats_period", "0.25"));
    command.addAll(input(work.source(), work.inputOptions(), PICTURES));
    command.addAll(work.outputs());
    run(
        process(work).in(folder).watching(folder, limit(work), diskSpace),
        List.of(command),
        progress(work, progress));
  }

  /** Runs ffmpeg for what its filters say at their end, and gives the last lines of that. */
  public String report(Work work, Path folder, ProgressListener progress)
      throws MediaException, InterruptedException {
    return run(process(work).in(folder), commands(work, "info"), progress(work, progress))
        .getLast()
        .log();
  }

  private MediaProcess process(Work work) {
    return new MediaProcess(launcher, work.deadline());
  }

  private long limit(Work work) {
    return Math.min(configuration.getOutputLimit(), work.mostBytes());
  }

  private static MediaProcess.Lines progress(Work work, ProgressListener progress) {
    var percentage = new Percentage(work.expectedMicros(), progress);
    return line -> {
      if (line.startsWith(OUT_TIME)) {
        outTime(line).ifPresent(percentage::reached);
      }
    };
  }

  /** The microseconds that a line tells; empty as long as they are not known. */
  private static OptionalLong outTime(String line) {
    try {
      return OptionalLong.of(Long.parseLong(line.substring(OUT_TIME.length())));
    } catch (NumberFormatException notYetKnown) {
      return OptionalLong.empty();
    }
  }

  private List<List<String>> commands(Work work, String logged) {
    var commands = new ArrayList<List<String>>();
    var feed = work.feed();
    if (feed != null) {
      var feeding = ffmpeg(ERRORS);
      feeding.addAll(recording(work.source(), feed.optionsBefore()));
      feeding.addAll(feed.optionsAfter());
      commands.add(feeding);
    }
    var command = ffmpeg(logged);
    command.addAll(List.of("-progress", "pipe:1", "-stats_period", "0.25"));
    command.addAll(recording(work.source(), work.inputOptions()));
    if (feed != null) {
      command.addAll(SoundFeed.pipeOptions());
      command.addAll(List.of("-i", "pipe:0"));
    }
    command.addAll(work.outputs());
    commands.add(command);
    return commands;
  }

  /** The beginning of a command that logs so much. */
  private List<String> ffmpeg(String logged) {
    var command = new ArrayList<String>();
    command.add(binaries.ffmpeg().toString());
    command.addAll(List.of("-hide_banner", "-nostdin", "-v", logged, "-nostats", "-y"));
    command.addAll(confinement());
    return command;
  }

  private static List<String> recording(Path file, List<String> options) {
    return input(file, options, CONTAINERS);
  }

  private static List<String> input(Path file, List<String> options, String formats) {
    var input = new ArrayList<>(options);
    input.addAll(List.of("-format_whitelist", formats, "-i", url(file)));
    return input;
  }

  private List<String> confinement() {
    return List.of(
        "-max_alloc",
        Long.toString(configuration.getMemoryLimit()),
        "-protocol_whitelist",
        "file,pipe");
  }

  /** How a file is named that may be called like an option or a protocol. */
  public static String url(Path file) {
    return "file:" + file.toAbsolutePath();
  }

  /** The folder that a file lies in. */
  public static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
  }

  private List<MediaProcess.Outcome> run(
      MediaProcess process, List<List<String>> pipeline, MediaProcess.Lines lines)
      throws MediaException, InterruptedException {
    List<MediaProcess.Outcome> outcomes;
    try {
      outcomes = process.noting(LOSS).runPipeline(pipeline, lines);
    } catch (IOException failure) {
      throw new MediaException(new MediaFailure.Shortage(String.valueOf(failure.getMessage())));
    }
    // The first one that failed is the reason for the others. One whose reader had enough did not.
    for (var outcome : outcomes) {
      if (outcome.killed()) {
        // What kills a whole service, such as a deploy, will interrupt this thread any moment.
        Thread.sleep(STOP_TOGETHER);
      }
      if (outcome.exitCode() != 0 && !outcome.brokenPipe()) {
        throw new MediaException(failure(outcome));
      }
      if (outcome.noted()) {
        throw new MediaException(new MediaFailure.MemoryExceeded(configuration.getMemoryLimit()));
      }
    }
    return outcomes;
  }

  private MediaFailure failure(MediaProcess.Outcome outcome) {
    String log = outcome.log();
    if (outcome.exitCode() == KILLED_FOR_SIZE || log.contains("File too large")) {
      return new MediaFailure.OutputTooLarge(configuration.getOutputLimit());
    }
    if (outcome.killed()) {
      return new MediaFailure.Killed(outcome.exitCode());
    }
    if (SHORTAGE.stream().anyMatch(log::contains)) {
      return new MediaFailure.Shortage(outcome.exitCode() + ": " + log);
    }
    if (log.contains(NO_MEMORY)) {
      return new MediaFailure.MemoryExceeded(configuration.getMemoryLimit());
    }
    if (outcome.exitCode() == MOSTLY_UNDECODABLE || DAMAGE.stream().anyMatch(log::contains)) {
      return new MediaFailure.Corrupt(log);
    }
    return new MediaFailure.Unsupported(outcome.exitCode() + ": " + log);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException leftBehind) {
      // The failure that led here matters more than a file that the next attempt overwrites.
    }
  }
}
