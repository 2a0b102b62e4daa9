package dev.callsheet.editlist;

/** Why an edit list cannot be written in a format. */
public sealed interface Unavailable {

  /**
   * The format numbers its events with too few digits.
   *
   * @param events how many the list has
   * @param limit how many the format can number
   */
  record TooManyEvents(int events, int limit) implements Unavailable {}

  /**
   * The format writes a clip for each event on each track, and that is more than one file takes.
   *
   * @param clips how many there would be
   * @param limit how many are written
   */
  record TooManyClips(long clips, int limit) implements Unavailable {}

  /** The format describes frames, and the source is audio only. */
  record VideoRequired() implements Unavailable {}
}
