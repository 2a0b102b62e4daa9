package dev.callsheet.editlist;

import dev.callsheet.timeline.FrameRate;
import dev.callsheet.timeline.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An edit list counted in units of a rate: frames, or audio samples.
 *
 * @param events the kept ranges that are at least one unit long, back to back from unit zero
 * @param sourceLength the length of the source, which covers every event
 */
record Sequence(List<Event> events, long sourceLength) {

  /** Some 100 megabytes in the formats that write every clip of every track. */
  private static final int MAX_CLIPS = 50_000;

  /**
   * One kept range.
   *
   * @param in the first unit in the source
   * @param out the unit after the last in the source
   * @param start the first unit in the output
   */
  record Event(long in, long out, long start) {

    long length() {
      return out - in;
    }

    long end() {
      return start + length();
    }
  }

  static Sequence of(EditList edit, FrameRate rate) {
    var events = new ArrayList<Event>();
    long position = 0;
    long sourceLength = rate.nearestFrame(edit.source().durationMicros());
    for (TimeRange range : edit.ranges()) {
      var event =
          new Event(
              rate.nearestFrame(range.startMicros()),
              rate.nearestFrame(range.endMicros()),
              position);
      if (event.length() > 0) {
        events.add(event);
        position = event.end();
        sourceLength = Math.max(sourceLength, event.out());
      }
    }
    return new Sequence(List.copyOf(events), sourceLength);
  }

  long length() {
    return events.isEmpty() ? 0 : events.getLast().end();
  }

  /** Why the events cannot be written once for each of so many tracks; empty if they can. */
  Optional<Unavailable> tooManyClips(int tracks) {
    long clips = (long) events.size() * tracks;
    return clips > MAX_CLIPS
        ? Optional.of(new Unavailable.TooManyClips(clips, MAX_CLIPS))
        : Optional.empty();
  }
}
