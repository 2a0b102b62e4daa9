package dev.callsheet.media.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a program that somebody names can do the media work. */
public final class MediaPrograms {
  private MediaPrograms() {}

  /** Returns why a program cannot be used as ffprobe; empty if it can. */
  public static Optional<String> faultOfFfprobe(Path program) {
    return fault(program, path -> Optional.empty());
  }

  /** Returns why a program cannot be used as ffmpeg; empty if it can. */
  public static Optional<String> faultOfFfmpeg(Path program) {
    return fault(program, Binaries::shortcoming);
  }

  /** Returns why there is no usable ffprobe beside an ffmpeg; empty if there is, or no ffmpeg. */
  public static Optional<String> faultOfFfprobeBeside(Path ffmpeg) {
    return Files.exists(ffmpeg)
        ? faultOfFfprobe(Binaries.ffprobeBeside(ffmpeg)).map(why -> "the one beside ffmpeg " + why)
        : Optional.empty();
  }

  private interface Look {
    Optional<String> at(Path program) throws InterruptedException;
  }

  private static Optional<String> fault(Path program, Look further) {
    if (!Files.exists(program)) {
      return Optional.of("does not exist");
    }
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      return Optional.of("is not a program that this user may run");
    }
    try {
      return Binaries.answers(program)
          ? further.at(program)
          : Optional.of("does not answer -version");
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return Optional.of("was not awaited");
    }
  }
}
