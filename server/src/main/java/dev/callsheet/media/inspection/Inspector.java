package dev.callsheet.media.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.info.Sniffer;
import dev.callsheet.media.probe.Probe;
import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.timeline.Timecode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what a file of any medium holds. */
public final class Inspector {
  /** Animated images that ffmpeg reads as recordings; of an animated WebP it reads nothing. */
  private static final Set<String> READ_AS_RECORDINGS = Set.of("gif", "png", "avif");

  private final Probe probe;
  private final long pixelLimit;

  /** Inspects with ffprobe under these limits. */
  public Inspector(FfmpegCommands ffmpeg, MediaConfiguration configuration) {
    this.probe = new Probe(ffmpeg);
    this.pixelLimit = configuration.getPixelLimit();
  }

  /**
   * Inspects a file.
   *
   * @throws MediaException with {@link MediaFailure.Unsuitable} for an image of more pixels than
   *     are decoded here, or another failure
   */
  public Inspection inspect(Path file, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var image = ImageHead.read(file);
    if (image != null) {
      return image(file, image, progress);
    }
    var subtitles = SubtitleText.read(file);
    return subtitles == null ? recording(file, progress) : subtitles(file, subtitles);
  }

  private Inspection image(Path file, ImageHead head, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var facts = head.facts();
    double pixels = (double) facts.width() * facts.height() * facts.frames();
    if (pixels > pixelLimit) {
      throw new MediaException(
          new MediaFailure.Unsuitable(
              String.format(
                  Locale.ROOT,
                  "The image has %.0f pixels in all its frames, more than the %d that are decoded"
                      + " here.",
                  pixels,
                  pixelLimit)));
    }
    boolean animated = facts.animated();
    return new Inspection(
        Medium.IMAGE,
        facts.format(),
        Files.size(file),
        head.durationMicros(),
        animated && READ_AS_RECORDINGS.contains(facts.format())
            ? probe.probe(file, progress)
            : null,
        List.of(),
        List.of(),
        List.of(),
        facts,
        null,
        oddities(head));
  }

  private static List<Oddity> oddities(ImageHead head) {
    var facts = head.facts();
    var found = EnumSet.noneOf(Oddity.class);
    if (facts.orientation() != 1) {
      found.add(Oddity.ROTATED);
    }
    if (head.truncated()) {
      found.add(Oddity.TRUNCATED);
    }
    if (facts.animated()) {
      found.add(Oddity.ANIMATED);
    }
    if (facts.profiled()) {
      found.add(Oddity.COLOUR_PROFILE);
    }
    if (facts.colourSpace().equals("cmyk")) {
      found.add(Oddity.CMYK);
    }
    if (facts.format().equals("tiff") || facts.format().equals("bmp")) {
      found.add(Oddity.UNUSUAL_CONTAINER);
    }
    return List.copyOf(found);
  }

  private static Inspection subtitles(Path file, SubtitleText text) throws IOException {
    var found = EnumSet.noneOf(Oddity.class);
    if (!text.utf8()) {
      found.add(Oddity.NOT_UTF_8);
    }
    if (text.overlapping()) {
      found.add(Oddity.OVERLAPPING_CUES);
    }
    if (text.codec().equals("ass")) {
      found.add(Oddity.STYLED_TEXT);
    }
    return new Inspection(
        Medium.SUBTITLES,
        text.codec().equals("subrip") ? "srt" : text.codec(),
        Files.size(file),
        text.endMicros(),
        null,
        List.of(),
        List.of(),
        List.of(new SubtitleTrack(0, 1, text.codec(), true, null, null, true, false)),
        null,
        null,
        List.copyOf(found));
  }

  private Inspection recording(Path file, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    try (var stream = Files.newInputStream(file)) {
      if (!Sniffer.looksLikeMedia(stream.readNBytes(Sniffer.BYTES))) {
        throw new MediaException(new MediaFailure.NotMedia("The first bytes are of no known kind"));
      }
    }
    var headers = probe.headers(file);
    return recording(file, headers, probe.probe(file, headers, progress));
  }

  private static Inspection recording(Path file, JsonNode headers, MediaInfo recording)
      throws IOException {
    var tracks = new Tracks(headers, recording);
    var video = recording.video() == null ? List.<VideoTrack>of() : tracks.video();
    var audio = tracks.audio();
    return new Inspection(
        video.isEmpty() ? Medium.AUDIO : Medium.VIDEO,
        recording.container(),
        Files.size(file),
        recording.durationMicros(),
        recording,
        video,
        audio,
        tracks.subtitles(),
        null,
        label(recording.timecode()),
        RecordingOddities.of(recording, headers, Container.read(file), video, audio));
  }

  private static @Nullable String label(@Nullable Timecode timecode) {
    if (timecode == null) {
      return null;
    }
    boolean samples = timecode.framesPerSecond() >= 1000;
    return String.format(
        Locale.ROOT,
        samples
            ? "%02d:%02d:%02d.%03d"
            : timecode.dropFrame() ? "%02d:%02d:%02d;%02d" : "%02d:%02d:%02d:%02d",
        timecode.hours(),
        timecode.minutes(),
        timecode.seconds(),
        samples
            ? timecode.frames() * 1000L / timecode.framesPerSecond()
            : (long) timecode.frames());
  }
}
