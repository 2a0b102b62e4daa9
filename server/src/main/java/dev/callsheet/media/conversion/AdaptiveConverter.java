package dev.callsheet.media.conversion;

import dev.callsheet.media.colour.SdrFilters;
import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.command.Passage;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.media.process.Stages;
import dev.callsheet.timeline.FrameRate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a video in several qualities: one pass, a file of fragments for each quality and one for
 * the sound, and manifests that say where the fragments lie in them.
 */
final class AdaptiveConverter {
  private static final String COLOURS = "colours.cube";
  private static final String SOUND = "audio";
  private static final int SAMPLE_RATE = 48_000;

  /** More frames than a fragment has: only those that are asked for become key frames in time. */
  private static final int MOST_FRAMES = 10_000;

  private final FfmpegCommands ffmpeg;
  private final MediaConfiguration configuration;

  AdaptiveConverter(FfmpegCommands ffmpeg, MediaConfiguration configuration) {
    this.ffmpeg = ffmpeg;
    this.configuration = configuration;
  }

  /** A quality and its file. */
  record Quality(VideoFrame frame, Rendition rendition) {}

  /** What is encoded. */
  private record Plan(
      Passage passage,
      VideoStream video,
      FrameRate rate,
      List<VideoFrame> ladder,
      @Nullable Sound sound) {
    long durationMicros() {
      return rate.microsOf(passage.frames(rate));
    }

    /** The frames of a fragment, which are the same in all qualities. */
    long frames(int seconds) {
      return Math.max(1, rate.nearestFrame(seconds * 1_000_000L));
    }

    /** A name by the shorter side, which no other quality has. */
    static String name(VideoFrame frame) {
      return "video-" + Math.min(frame.width(), frame.height());
    }
  }

  Converted convert(
      Source source, AdaptiveConversion what, Output output, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var warnings = new ArrayList<Warning>();
    var plan = plan(source, what, warnings);
    encode(source, what, plan, output, new Stages(progress).stage(0, 99));

    var files = new ArrayList<ConvertedFile>();
    var qualities = new ArrayList<Quality>();
    for (var frame : plan.ladder()) {
      var rendition = rendition(Plan.name(frame), plan, output, "video/mp4", files);
      qualities.add(new Quality(frame, rendition));
    }
    requireAligned(qualities);
    var sound = plan.sound() == null ? null : rendition(SOUND, plan, output, "audio/mp4", files);
    return new Converted(
        manifests(what, plan, qualities, sound, output, files),
        true,
        new Facts.Renditions(
            qualities.stream()
                .map(
                    quality ->
                        new Facts.Rendition(
                            quality.frame().width(),
                            quality.frame().height(),
                            quality.rendition().fragments().averageBitsPerSecond()))
                .toList()),
        warnings);
  }

  private static Plan plan(Source source, AdaptiveConversion what, List<Warning> warnings)
      throws MediaException {
    var video = source.video();
    var info = source.recording();
    var ladder = Ladder.of(video, what.heights(), warnings);
    var rate = FrameRates.of(null, video, warnings);
    var passage = Passage.whole(info, true);
    SourceWarnings.ofPictures(source, warnings);
    Backdrop.warn(source, warnings);
    var track = info.audio();
    if (track == null) {
      warnings.add(new Warning(Warning.Kind.NO_AUDIO, "The source has no sound, nor has this."));
      return new Plan(passage, video, rate, ladder, null);
    }
    SourceWarnings.ofSound(track, track.renderedChannels(), warnings);
    long durationMicros = rate.microsOf(passage.frames(rate));
    var sound = Sound.of(passage, track, SAMPLE_RATE, track.renderedChannels(), durationMicros);
    return new Plan(passage, video, rate, ladder, sound);
  }

  private void encode(
      Source source, AdaptiveConversion what, Plan plan, Output output, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var table = output.file(COLOURS);
    try {
      var colours = SdrFilters.of(plan.video(), table);
      var options = new ArrayList<>(List.of("-filter_complex", graph(source, plan, colours)));
      for (int number = 0; number < plan.ladder().size(); number++) {
        options.addAll(quality(what, plan, number));
      }
      options.addAll(sound(what, plan));
      options.addAll(plan.passage().companions(plan.video().index()));
      ffmpeg.measure(
          new FfmpegCommands.Work(
              source.file(),
              plan.passage().inputOptions(),
              plan.sound() == null ? null : plan.sound().feed(),
              options,
              configuration.getRenderDeadline(),
              plan.durationMicros(),
              plan.ladder().stream()
                  .mapToLong(
                      frame -> VideoEncoding.mostBytes(frame, plan.rate(), plan.durationMicros()))
                  .sum()),
          output.folder(),
          progress);
    } finally {
      Files.deleteIfExists(table);
    }
  }

  /** The largest pictures are made of the source's, the others of those. */
  private static String graph(Source source, Plan plan, SdrFilters colours) {
    var graph = new StringBuilder();
    int count = plan.ladder().size();
    graph.append("[0:").append(plan.video().index()).append(']');
    graph.append(plan.passage().shown(plan.video(), plan.rate())).append(',');
    graph.append(Backdrop.filters(source, Colour.BLACK));
    graph.append(plan.ladder().getFirst().filters(colours, Colour.BLACK));
    graph.append(",split=").append(count);
    for (int number = 0; number < count; number++) {
      graph.append("[s").append(number).append(']');
    }
    for (int number = 0; number < count; number++) {
      var frame = plan.ladder().get(number);
      graph.append(";[s").append(number).append(']');
      graph.append(
          number == 0
              ? "null"
              : "scale=%d:%d:flags=bicubic,setsar=1".formatted(frame.width(), frame.height()));
      graph.append("[v").append(number).append(']');
    }
    if (plan.sound() != null) {
      graph.append(";[").append(plan.sound().input()).append(']');
      graph.append(plan.sound().filters()).append("[a]");
    }
    return graph.toString();
  }

  private List<String> quality(AdaptiveConversion what, Plan plan, int number) {
    var frame = plan.ladder().get(number);
    long frames = plan.frames(what.segmentSeconds());
    var options = new ArrayList<>(List.of("-map", "[v" + number + "]"));
    options.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
    options.addAll(List.of("-r", plan.rate().toString(), "-fps_mode", "cfr"));
    options.addAll(List.of("-g", Integer.toString(MOST_FRAMES)));
    options.addAll(List.of("-force_key_frames", "expr:not(mod(n," + frames + "))"));
    options.addAll(new VideoEncoding(ffmpeg.binaries().h264Encoder()).capped(frame, plan.rate()));
    options.addAll(fragments("+frag_keyframe"));
    // A key frame that an encoder adds where the scene changes begins no fragment.
    long shortest = plan.rate().microsOf(frames) - plan.rate().microsOf(1) / 2;
    options.addAll(List.of("-min_frag_duration", Long.toString(shortest)));
    options.addAll(List.of("-f", "mp4", Plan.name(frame) + ".mp4"));
    return options;
  }

  private static List<String> sound(AdaptiveConversion what, Plan plan) {
    if (plan.sound() == null) {
      return List.of();
    }
    var options = new ArrayList<>(List.of("-map", "[a]"));
    options.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
    options.addAll(List.of("-c:a", "aac", "-b:a", plan.sound().channels() == 1 ? "96k" : "128k"));
    options.addAll(fragments(""));
    options.addAll(List.of("-frag_duration", Long.toString(what.segmentSeconds() * 1_000_000L)));
    options.addAll(List.of("-f", "mp4", SOUND + ".mp4"));
    return options;
  }

  private static List<String> fragments(String more) {
    return List.of("-movflags", "+dash+delay_moov+global_sidx+skip_trailer" + more);
  }

  private static Rendition rendition(
      String name, Plan plan, Output output, String mediaType, List<ConvertedFile> files)
      throws IOException, MediaException, InterruptedException {
    var file = output.file(name + ".mp4");
    var made = output.looked(file, mediaType);
    Lengths.require(plan.durationMicros(), made);
    files.add(made);
    return new Rendition(name, Fragments.read(file));
  }

  /** Players change the quality where a fragment ends. */
  private static void requireAligned(List<Quality> qualities) throws MediaException {
    var forms = new HashSet<List<Double>>();
    for (var quality : qualities) {
      var fragments = quality.rendition().fragments();
      forms.add(fragments.fragments().stream().map(fragments::seconds).toList());
    }
    if (forms.size() > 1) {
      throw new MediaException(
          new MediaFailure.Unsupported("The key frames of the qualities are not aligned"));
    }
  }

  /** The files, the manifest that was asked for first. */
  private static List<ConvertedFile> manifests(
      AdaptiveConversion what,
      Plan plan,
      List<Quality> qualities,
      @Nullable Rendition sound,
      Output output,
      List<ConvertedFile> media)
      throws IOException, MediaException {
    var hls = new ArrayList<ConvertedFile>();
    hls.add(
        text(
            output.file("master.m3u8"),
            HlsPlaylists.master(qualities, sound, plan.rate()),
            AdaptiveFormat.HLS,
            output));
    for (var quality : qualities) {
      hls.add(
          text(
              output.file(quality.rendition().playlist()),
              HlsPlaylists.media(quality.rendition()),
              AdaptiveFormat.HLS,
              output));
    }
    if (sound != null) {
      hls.add(
          text(
              output.file(sound.playlist()),
              HlsPlaylists.media(sound),
              AdaptiveFormat.HLS,
              output));
    }
    var dash =
        text(
            output.file("manifest.mpd"),
            DashManifest.of(qualities, sound, plan.rate(), what.segmentSeconds()),
            AdaptiveFormat.DASH,
            output);
    var files = new ArrayList<ConvertedFile>();
    switch (what.format()) {
      case HLS -> {
        files.addAll(hls);
        files.add(dash);
      }
      case DASH -> {
        files.add(dash);
        files.addAll(hls);
      }
    }
    files.addAll(media);
    return files;
  }

  private static ConvertedFile text(Path file, String text, AdaptiveFormat format, Output output)
      throws IOException, MediaException {
    Files.writeString(file, text, StandardCharsets.US_ASCII);
    return output.text(file, format.mediaType());
  }
}
