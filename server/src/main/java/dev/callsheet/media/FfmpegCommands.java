package dev.callsheet.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The command lines of ffmpeg and ffprobe: the options that confine them to one local file of a
 * known container, and what their endings mean.
 */
final class FfmpegCommands {
  /** Containers that hold their media themselves; playlists and scripts are not among them. */
  private static final String CONTAINERS =
      "mov,matroska,mp3,wav,w64,flac,ogg,aac,avi,mpegts,mpeg,mpegvideo,aiff,caf,asf,flv,amr,ac3,"
          + "eac3,dts,au,ape,wv,tta,mxf,rm,dv,gxf,ivf,voc,tak,opus";

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
          "Error while decoding");

  /** What ffmpeg says when this machine is at fault. */
  private static final List<String> SHORTAGE =
      List.of("Cannot allocate memory", "No space left", "Permission denied", "Read-only");

  /** The exit code of a process killed for writing past the kernel's limit: 128 and SIGXFSZ. */
  private static final int KILLED_FOR_SIZE = 153;

  private final Binaries binaries;
  private final List<String> launcher;
  private final MediaConfiguration configuration;

  FfmpegCommands(Binaries binaries, List<String> launcher, MediaConfiguration configuration) {
    this.binaries = binaries;
    this.launcher = launcher;
    this.configuration = configuration;
  }

  Binaries binaries() {
    return binaries;
  }

  /** Runs ffprobe on a file and hands over the lines that it prints. */
  void probe(Path file, List<String> arguments, Consumer<String> lines)
      throws MediaException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(binaries.ffprobe().toString());
    command.addAll(List.of("-hide_banner", "-v", "error"));
    command.addAll(confinement());
    command.addAll(arguments);
    command.add(input(file));
    var process = new MediaProcess(launcher, configuration.getProbeDeadline());
    check(run(process, command, lines));
  }

  /**
   * Runs ffmpeg from one file to another, which does not exist afterwards if that fails.
   *
   * @param inputOptions options before the input
   * @param outputOptions options between the input and the output
   * @param expectedMicros the length of the output, for the percentage
   */
  void convert(
      Path source,
      List<String> inputOptions,
      List<String> outputOptions,
      Path destination,
      Duration deadline,
      long expectedMicros,
      ProgressListener progress)
      throws MediaException, InterruptedException {
    var command = command(source, inputOptions);
    command.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
    command.addAll(outputOptions);
    command.add(input(destination));
    var process =
        new MediaProcess(launcher, deadline).watching(destination, configuration.getOutputLimit());
    boolean complete = false;
    try {
      check(run(process, command, new Percentage(expectedMicros, progress)));
      complete = true;
    } finally {
      if (!complete) {
        delete(destination);
      }
    }
    progress.progressed(100);
  }

  /**
   * Runs ffmpeg on one file, for what its outputs leave in a folder.
   *
   * @param outputs options after the input; their files are named relative to the folder
   * @param largest the file of them that grows most
   * @param expectedMicros the length of the outputs, for the percentage, which 99 ends
   */
  void measure(
      Path source,
      List<String> inputOptions,
      List<String> outputs,
      Path folder,
      Path largest,
      Duration deadline,
      long expectedMicros,
      ProgressListener progress)
      throws MediaException, InterruptedException {
    var command = command(source, inputOptions);
    command.addAll(outputs);
    var process =
        new MediaProcess(launcher, deadline)
            .in(folder)
            .watching(largest, configuration.getOutputLimit());
    check(run(process, command, new Percentage(expectedMicros, progress)));
  }

  private List<String> command(Path source, List<String> inputOptions) {
    var command = new ArrayList<String>();
    command.add(binaries.ffmpeg().toString());
    command.addAll(List.of("-hide_banner", "-nostdin", "-v", "error", "-nostats", "-y"));
    command.addAll(List.of("-progress", "pipe:1", "-stats_period", "0.25"));
    command.addAll(confinement());
    command.addAll(inputOptions);
    command.addAll(List.of("-i", input(source)));
    return command;
  }

  private List<String> confinement() {
    return List.of(
        "-max_alloc",
        Long.toString(configuration.getMemoryLimit()),
        "-protocol_whitelist",
        "file,pipe",
        "-format_whitelist",
        CONTAINERS);
  }

  private static String input(Path file) {
    return "file:" + file.toAbsolutePath();
  }

  private static MediaProcess.Outcome run(
      MediaProcess process, List<String> command, Consumer<String> lines)
      throws MediaException, InterruptedException {
    try {
      return process.run(command, lines);
    } catch (IOException failure) {
      throw new MediaException(
          new MediaFailure.ToolFailed(-1, String.valueOf(failure.getMessage())));
    }
  }

  private void check(MediaProcess.Outcome outcome) throws MediaException {
    if (outcome.exitCode() == 0) {
      return;
    }
    throw new MediaException(failure(outcome));
  }

  private MediaFailure failure(MediaProcess.Outcome outcome) {
    String log = outcome.log();
    if (outcome.exitCode() == KILLED_FOR_SIZE || log.contains("File too large")) {
      return new MediaFailure.OutputTooLarge(configuration.getOutputLimit());
    }
    if (SHORTAGE.stream().noneMatch(log::contains) && DAMAGE.stream().anyMatch(log::contains)) {
      return new MediaFailure.Corrupt(log);
    }
    return new MediaFailure.ToolFailed(outcome.exitCode(), log);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException leftBehind) {
      // The failure that led here matters more than a file that the next attempt overwrites.
    }
  }

  private static final class Percentage implements Consumer<String> {
    private final long expectedMicros;
    private final ProgressListener progress;
    private int last;

    Percentage(long expectedMicros, ProgressListener progress) {
      this.expectedMicros = Math.max(1, expectedMicros);
      this.progress = progress;
    }

    @Override
    public void accept(String line) {
      if (!line.startsWith(OUT_TIME)) {
        return;
      }
      int percent;
      try {
        percent = (int) (Long.parseLong(line.substring(OUT_TIME.length())) * 100 / expectedMicros);
      } catch (NumberFormatException notYetKnown) {
        return;
      }
      percent = Math.min(99, percent);
      if (percent > last) {
        last = percent;
        progress.progressed(percent);
      }
    }
  }
}
