package dev.callsheet.media;

import dev.callsheet.media.MediaInfo.VideoStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to render from a recording.
 *
 * @param source the recording
 * @param info what {@link MediaEngine#probe} found in it
 * @param resolution ignored for audio formats
 * @param ranges the ranges to keep, on the grid of {@link MediaInfo#editRate}, in order and not
 *     overlapping; {@code null} renders the whole recording, or its excerpt
 * @param excerpt the stretch to render, found by seeking, so that it takes the same time wherever
 *     it lies; not together with ranges. It begins within the recording and ends with it at the
 *     latest
 * @param framing ignored for audio formats
 */
public record RenderPlan(
    Path source,
    MediaInfo info,
    RenderFormat format,
    Resolution resolution,
    @Nullable List<KeepRange> ranges,
    @Nullable Interval excerpt,
    Framing framing) {
  /**
   * How long before an excerpt its reading begins: for sound that lies before the picture in the
   * file, and for codecs that need some packets to sound right.
   */
  private static final long LEAD_MICROS = 1_000_000;

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
    if (excerpt != null) {
      excerpt = within(excerpt, info.durationMicros());
    }
  }

  /** Plans the whole recording, or ranges of it, in its own shape. */
  public RenderPlan(
      Path source,
      MediaInfo info,
      RenderFormat format,
      Resolution resolution,
      @Nullable List<KeepRange> ranges) {
    this(source, info, format, resolution, ranges, null, Framing.ORIGINAL);
  }

  /** The length of the output in microseconds. */
  public long durationMicros() {
    if (ranges != null) {
      return info.editRate().microsOf(KeepRanges.totalFrames(ranges));
    }
    return excerpt == null ? info.durationMicros() : info.editRate().microsOf(frames(excerpt));
  }

  /** The frames of an excerpt: as many as its length is nearest to, at least one. */
  long frames(Interval excerpt) {
    return Math.max(1, info.editRate().nearestFrame(excerpt.lengthMicros()));
  }

  /** Where to begin to read for an excerpt. */
  Seek seek(Interval excerpt) {
    var video = format.video() ? info.video() : null;
    long first =
        video == null
            ? excerpt.startMicros()
            : Math.min(excerpt.startMicros(), video.lastFrameMicros());
    return Seek.before(info, first, LEAD_MICROS);
  }

  /** How pictures are laid out. */
  Layout layout(VideoStream video) {
    return Layout.of(framing, resolution, video.width(), video.height());
  }

  private static void requireOrder(List<KeepRange> ranges) {
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("Nothing is kept");
    }
    for (int index = 1; index < ranges.size(); index++) {
      if (ranges.get(index).startFrame() < ranges.get(index - 1).endFrame()) {
        throw new IllegalArgumentException("The ranges overlap or are out of order");
      }
    }
  }

  private static Interval within(Interval excerpt, long durationMicros) {
    long end = Math.min(excerpt.endMicros(), durationMicros);
    if (excerpt.startMicros() < 0 || excerpt.startMicros() >= end) {
      throw new IllegalArgumentException("Nothing of the recording is in " + excerpt);
    }
    return new Interval(excerpt.startMicros(), end);
  }
}
