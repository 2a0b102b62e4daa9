package dev.callsheet.media.render;

import dev.callsheet.media.MediaEngine;
import dev.callsheet.media.command.Passage;
import dev.callsheet.media.command.SoundFeed;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.timeline.FrameRange;
import dev.callsheet.timeline.RangePlanner;
import dev.callsheet.timeline.TimeRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to render from a recording.
 *
 * @param source the recording
 * @param info what {@link MediaEngine#probe} found in it
 * @param resolution ignored for audio formats
 * @param ranges the ranges to keep, on the grid of {@link MediaInfo#editRate}, in order and not
 *     overlapping; {@code null} renders an excerpt
 * @param excerpt the stretch to render, found by seeking, so that it takes the same time wherever
 *     it lies; not together with ranges. It begins within the recording and ends with it at the
 *     latest; where both are {@code null} it is the whole recording
 * @param framing ignored for audio formats
 */
public record RenderPlan(
    Path source,
    MediaInfo info,
    RenderFormat format,
    Resolution resolution,
    @Nullable List<FrameRange> ranges,
    @Nullable TimeRange excerpt,
    Framing framing) {
  /** Stereo of 16 bits, 48000 times a second, is the most that any format has. */
  private static final double SOUND_BYTES_PER_SECOND = 4 * 48_000;

  /** Lossy pictures that nothing can predict take about half as much. */
  private static final double BYTES_PER_PIXEL = 0.75;

  private static final long HEADER_BYTES = 16L << 20;

  /** Refuses what cannot be rendered: no such stream, no range, ranges out of order. */
  public RenderPlan {
    if (format.video() && info.video() == null) {
      throw new IllegalArgumentException("The recording has no video");
    }
    if (!format.video() && info.audio() == null) {
      throw new IllegalArgumentException("The recording has no audio");
    }
    if (ranges != null && excerpt != null) {
      throw new IllegalArgumentException("Ranges and an excerpt exclude each other");
    }
    if (ranges != null) {
      ranges = List.copyOf(ranges);
      requireOrder(ranges);
    }
    if (ranges == null) {
      excerpt =
          excerpt == null
              ? new TimeRange(0, info.durationMicros())
              : within(excerpt, info.durationMicros());
    }
  }

  /** Plans the whole recording, or ranges of it, in its own shape. */
  public RenderPlan(
      Path source,
      MediaInfo info,
      RenderFormat format,
      Resolution resolution,
      @Nullable List<FrameRange> ranges) {
    this(source, info, format, resolution, ranges, null, Framing.ORIGINAL);
  }

  /** The length of the output in microseconds. */
  public long durationMicros() {
    var passage = passage();
    return info.editRate()
        .microsOf(
            passage == null
                ? RangePlanner.totalFrames(Objects.requireNonNull(ranges))
                : passage.frames(info.editRate()));
  }

  /** The stretch that is rendered; {@code null} for ranges. */
  @Nullable Passage passage() {
    return excerpt == null ? null : new Passage(info, excerpt, format.video());
  }

  /** The options before the recording. */
  public List<String> inputOptions() {
    return read().inputOptions();
  }

  /** The sound to render, {@code null} without any. */
  public @Nullable SoundFeed soundFeed() {
    var audio = info.audio();
    return audio == null ? null : read().feed(audio, FilterGraph.sampleRate(format, audio));
  }

  /** What a process that renders the picture reads besides: see {@link SoundFeed#companions}. */
  public List<String> companions() {
    var video = info.video();
    return format.video() && video != null ? read().companions(video.index()) : List.of();
  }

  /** What is read: for ranges all of it. */
  private Passage read() {
    var passage = passage();
    return passage == null ? Passage.whole(info, format.video()) : passage;
  }

  /** More bytes than the output can need, however restless its pictures are. */
  public long mostBytes() {
    double seconds = durationMicros() / 1e6 + 1;
    double bytes = SOUND_BYTES_PER_SECOND * seconds;
    var video = info.video();
    if (format.video() && video != null) {
      var size = layout(video).output();
      double pixels = (double) size.width() * size.height();
      bytes += pixels * BYTES_PER_PIXEL * info.editRate().perSecond() * seconds;
    }
    return (long) bytes + HEADER_BYTES;
  }

  /** How pictures are laid out. */
  Layout layout(VideoStream video) {
    return Layout.of(framing, resolution, video.width(), video.height());
  }

  private static void requireOrder(List<FrameRange> ranges) {
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("Nothing is kept");
    }
    for (int index = 1; index < ranges.size(); index++) {
      if (ranges.get(index).startFrame() < ranges.get(index - 1).endFrame()) {
        throw new IllegalArgumentException("The ranges overlap or are out of order");
      }
    }
  }

  private static TimeRange within(TimeRange excerpt, long durationMicros) {
    long end = Math.min(excerpt.endMicros(), durationMicros);
    if (excerpt.startMicros() < 0 || excerpt.startMicros() >= end) {
      throw new IllegalArgumentException("Nothing of the recording is in " + excerpt);
    }
    return new TimeRange(excerpt.startMicros(), end);
  }
}
