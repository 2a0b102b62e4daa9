package dev.callsheet.media;

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
 *     overlapping; {@code null} renders the whole recording
 */
public record RenderPlan(
    Path source,
    MediaInfo info,
    RenderFormat format,
    Resolution resolution,
    @Nullable List<KeepRange> ranges) {

  /** Refuses what cannot be rendered: no such stream, no range, ranges out of order. */
  public RenderPlan {
    if (format.video() && info.video() == null) {
      throw new IllegalArgumentException("The recording has no video");
    }
    if (!format.video() && info.audio() == null) {
      throw new IllegalArgumentException("The recording has no audio");
    }
    if (ranges != null) {
      ranges = List.copyOf(ranges);
      if (ranges.isEmpty()) {
        throw new IllegalArgumentException("Nothing is kept");
      }
      for (int index = 1; index < ranges.size(); index++) {
        if (ranges.get(index).startFrame() < ranges.get(index - 1).endFrame()) {
          throw new IllegalArgumentException("The ranges overlap or are out of order");
        }
      }
    }
  }

  /** The length of the output in microseconds. */
  public long durationMicros() {
    return ranges == null
        ? info.durationMicros()
        : info.editRate().microsOf(KeepRanges.totalFrames(ranges));
  }
}
