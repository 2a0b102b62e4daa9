package dev.callsheet.editlist;

import java.util.ArrayList;
import java.util.List;

/**
 * An edit list counted in units of a rate: frames, or audio samples.
 *
 * @param events the kept ranges that are at least one unit long, back to back from unit zero
 * @param sourceLength the length of the source, which covers every event
 */
record Sequence(List<Event> events, long sourceLength) {

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
    long sourceLength = rate.frameAt(edit.source().durationMicros());
    for (KeptRange range : edit.ranges()) {
      var event =
          new Event(rate.frameAt(range.startMicros()), rate.frameAt(range.endMicros()), position);
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
}
