package dev.callsheet.media.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ffmpeg and ffprobe in use: the configured ones, else those on the PATH if they have every
 * encoder needed, else the bundled build, unpacked once into a cache directory.
 *
 * @param h264Encoder libx264 where there is one, else libopenh264
 * @param scriptOption how this version is given a filter graph in a file
 * @param decodable the codecs that it decodes, as ffprobe names them
 */
public record Binaries(
    Path ffmpeg, Path ffprobe, String h264Encoder, String scriptOption, Set<String> decodable) {
  private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /** Version 6.1, as hundreds and units. */
  private static final int OLDEST_VERSION = 601;

  private static final int VERSION_7 = 700;

  private static final Set<String> ENCODERS =
      Set.of("libvpx-vp9", "aac", "libopus", "libmp3lame", "pcm_s16le", "subrip", "mjpeg");

  private static final Pattern DECODABLE = Pattern.compile("^ D[.E]\\S{4} (\\w+) ");
  private static final Pattern VERSION = Pattern.compile("ffmpeg version n?(\\d+)\\.(\\d+)");

  /** Finds the binaries, or says in one line why there are none. */
  public static Binaries locate(MediaConfiguration configuration) throws InterruptedException {
    var found = find(configuration);
    LOG.info("Using {} with {}", found.ffmpeg, found.h264Encoder);
    return found;
  }

  private static Binaries find(MediaConfiguration configuration) throws InterruptedException {
    var configured = configuration.getFfmpeg();
    if (configured.isPresent()) {
      Path ffmpeg = configured.get();
      Path ffprobe = configuration.getFfprobe().orElseGet(() -> ffprobeBeside(ffmpeg));
      return describe(ffmpeg, ffprobe)
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "callsheet.media.ffmpeg names "
                          + ffmpeg
                          + ", which does not run, is older than version 6.1 or lacks an encoder"));
    }
    var ffmpeg = onPath("ffmpeg");
    var ffprobe = onPath("ffprobe");
    if (ffmpeg.isPresent() && ffprobe.isPresent()) {
      var installed = describe(ffmpeg.get(), ffprobe.get());
      if (installed.isPresent()) {
        return installed.get();
      }
      LOG.info("{} is too old or lacks an encoder; using the bundled build", ffmpeg.get());
    }
    Path directory = unpackBundled();
    return describe(
            directory.resolve(executable("ffmpeg")), directory.resolve(executable("ffprobe")))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The bundled ffmpeg in "
                        + directory
                        + " does not run on this machine; install"
                        + " ffmpeg or set callsheet.media.ffmpeg"));
  }

  static Path ffprobeBeside(Path ffmpeg) {
    return ffmpeg.resolveSibling(executable("ffprobe"));
  }

  /** A program on the PATH. */
  static Optional<Path> onPath(String name) {
    String path = System.getenv("PATH");
    if (path == null) {
      return Optional.empty();
    }
    for (String directory : path.split(Pattern.quote(File.pathSeparator), -1)) {
      if (directory.isEmpty()) {
        continue;
      }
      Path candidate = Path.of(directory, executable(name));
      if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Why a program cannot be used as ffmpeg; empty where it can. */
  static Optional<String> shortcoming(Path ffmpeg) throws InterruptedException {
    if (version(ffmpeg) < OLDEST_VERSION) {
      return Optional.of("is older than version 6.1");
    }
    var missing = new TreeSet<>(ENCODERS);
    var encoders = encoders(ffmpeg);
    missing.removeAll(encoders);
    if (h264Encoder(encoders) == null) {
      missing.add("libx264");
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("lacks the encoders " + String.join(", ", missing));
  }

  /** Whether a program tells its version. */
  static boolean answers(Path program) throws InterruptedException {
    return !output(program, "-version").isEmpty();
  }

  private static Optional<Binaries> describe(Path ffmpeg, Path ffprobe)
      throws InterruptedException {
    if (!answers(ffmpeg) || !answers(ffprobe) || shortcoming(ffmpeg).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Binaries(
            ffmpeg.toAbsolutePath(),
            ffprobe.toAbsolutePath(),
            Objects.requireNonNull(h264Encoder(encoders(ffmpeg))),
            version(ffmpeg) >= VERSION_7 ? "-/filter_complex" : "-filter_complex_script",
            decodable(output(ffmpeg, "-codecs"))));
  }

  /** A build from a development branch has no number; it is newer than any release. */
  private static int version(Path ffmpeg) throws InterruptedException {
    var version = VERSION.matcher(output(ffmpeg, "-version"));
    return version.find()
        ? 100 * Integer.parseInt(version.group(1)) + Integer.parseInt(version.group(2))
        : Integer.MAX_VALUE;
  }

  private static Set<String> encoders(Path ffmpeg) throws InterruptedException {
    return new HashSet<>(List.of(output(ffmpeg, "-encoders").split("\\s+", -1)));
  }

  /** Lists what has a D in the first column: {@code DEA.L. aac AAC (Advanced Audio Coding)}. */
  static Set<String> decodable(String codecs) {
    return codecs
        .lines()
        .map(DECODABLE::matcher)
        .filter(Matcher::find)
        .map(line -> line.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static @Nullable String h264Encoder(Set<String> encoders) {
    if (encoders.contains("libx264")) {
      return "libx264";
    }
    return encoders.contains("libopenh264") ? "libopenh264" : null;
  }

  /** What a program prints, or nothing if it does not run. */
  private static String output(Path program, String argument) throws InterruptedException {
    var lines = new ArrayList<String>();
    try {
      var outcome =
          new MediaProcess(List.of(), DEADLINE)
              .run(List.of(program.toString(), "-hide_banner", argument), lines::add);
      if (outcome.exitCode() != 0) {
        LOG.debug("{} does not run: {}", program, outcome.log());
        return "";
      }
      return String.join("\n", lines);
    } catch (IOException | MediaException failure) {
      LOG.debug("{} does not run: {}", program, failure.getMessage());
      return "";
    }
  }

  private static Path unpackBundled() {
    String resources = "/org/bytedeco/ffmpeg/" + Loader.getPlatform() + "/";
    try {
      File[] directories = Loader.cacheResources(resources);
      if (directories.length == 0) {
        throw new IllegalStateException(
            "No ffmpeg is bundled for "
                + Loader.getPlatform()
                + "; install ffmpeg or set callsheet.media.ffmpeg");
      }
      Path directory = directories[0].toPath();
      for (String name : List.of("ffmpeg", "ffprobe")) {
        File file = directory.resolve(executable(name)).toFile();
        if (!file.canExecute() && !file.setExecutable(true)) {
          throw new IllegalStateException(file + " cannot be made executable");
        }
      }
      return directory;
    } catch (IOException failure) {
      throw new IllegalStateException("The bundled ffmpeg cannot be unpacked", failure);
    }
  }

  private static String executable(String name) {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return windows ? name + ".exe" : name;
  }
}
