package dev.callsheet.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rules that turn silences, or ranges asked for, into the kept ranges of a cut: in order, on
 * frame boundaries, never overlapping or touching, within the recording.
 */
public final class RangePlanner {
  private RangePlanner() {}

  /**
   * Keeps what lies between the silences.
   *
   * <p>Each sound grows by the padding on both sides, outwards to the next frame boundary; sounds
   * that then meet become one. A range whose sound, from its first to its last moment without the
   * padding, is shorter than {@code minimumKeep} is dropped. A recording that is silent throughout
   * gives an empty list.
   */
  public static List<FrameRange> fromSilences(
      List<TimeRange> silences,
      long durationMicros,
      FrameRate rate,
      Duration padding,
      Duration minimumKeep) {
    long paddingMicros = micros(padding);
    long minimumMicros = micros(minimumKeep);
    var sounds = new ArrayList<TimeRange>();
    for (var sound : between(silences, durationMicros)) {
      var previous = sounds.isEmpty() ? null : sounds.getLast();
      if (previous != null
          && sound.startMicros() - paddingMicros <= previous.endMicros() + paddingMicros) {
        sounds.set(sounds.size() - 1, new TimeRange(previous.startMicros(), sound.endMicros()));
        continue;
      }
      sounds.add(sound);
    }
    long frames = framesIn(durationMicros, rate);
    var ranges = new ArrayList<FrameRange>();
    for (var sound : sounds) {
      if (sound.durationMicros() < minimumMicros) {
        continue;
      }
      long start = rate.frameAtOrBefore(Math.max(0, sound.startMicros() - paddingMicros));
      long end = rate.frameAtOrAfter(Math.min(durationMicros, sound.endMicros() + paddingMicros));
      addWithin(ranges, start, end, frames);
    }
    return merged(ranges);
  }

  /**
   * Keeps the ranges asked for, in any order, each boundary moved to the nearest frame boundary;
   * what lies past the end, or is shorter than half a frame, disappears.
   */
  public static List<FrameRange> fromIntervals(
      List<TimeRange> intervals, long durationMicros, FrameRate rate) {
    long frames = framesIn(durationMicros, rate);
    var ranges = new ArrayList<FrameRange>();
    for (var interval : intervals) {
      addWithin(
          ranges,
          rate.nearestFrame(interval.startMicros()),
          rate.nearestFrame(interval.endMicros()),
          frames);
    }
    return merged(ranges);
  }

  /** The frames that all ranges keep together. */
  public static long totalFrames(List<FrameRange> ranges) {
    return ranges.stream().mapToLong(FrameRange::frames).sum();
  }

  /** The whole frames in a recording, at least one. */
  public static long framesIn(long durationMicros, FrameRate rate) {
    return Math.max(1, rate.frameAtOrBefore(durationMicros));
  }

  private static List<TimeRange> between(List<TimeRange> silences, long durationMicros) {
    var ordered = new ArrayList<>(silences);
    ordered.sort(Comparator.comparingLong(TimeRange::startMicros));
    var sounds = new ArrayList<TimeRange>();
    long position = 0;
    for (var silence : ordered) {
      long start = Math.min(silence.startMicros(), durationMicros);
      if (start > position) {
        sounds.add(new TimeRange(position, start));
      }
      position = Math.max(position, silence.endMicros());
    }
    if (position < durationMicros) {
      sounds.add(new TimeRange(position, durationMicros));
    }
    return sounds;
  }

  private static void addWithin(List<FrameRange> ranges, long start, long end, long frames) {
    long first = Math.max(0, start);
    long last = Math.min(frames, end);
    if (first < last) {
      ranges.add(new FrameRange(first, last));
    }
  }

  private static List<FrameRange> merged(List<FrameRange> ranges) {
    ranges.sort(Comparator.comparingLong(FrameRange::startFrame));
    var merged = new ArrayList<FrameRange>();
    for (var range : ranges) {
      var previous = merged.isEmpty() ? null : merged.getLast();
      if (previous == null || range.startFrame() > previous.endFrame()) {
        merged.add(range);
        continue;
      }
      merged.set(
          merged.size() - 1,
          new FrameRange(previous.startFrame(), Math.max(previous.endFrame(), range.endFrame())));
    }
    return List.copyOf(merged);
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
