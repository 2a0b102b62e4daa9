package dev.callsheet.contract.changes;

/** Which way data goes, seen from the program that uses the API. */
enum Direction {
  REQUEST("requests", true),
  ANSWER("answers", false),
  /** What a callback brings. */
  EVENT("events", false),
  /** What is answered to a callback. */
  REPLY("replies to events", true);

  private final String title;
  private final boolean sent;

  Direction(String title, boolean sent) {
    this.title = title;
    this.sent = sent;
  }

  String title() {
    return title;
  }

  /** Whether the program sends it; otherwise it receives it. */
  boolean sent() {
    return sent;
  }

  /** The effect of allowing more than before: a receiver may meet what it does not know. */
  Effect widened() {
    return sent ? Effect.ADDITIVE : Effect.BREAKING;
  }

  /** The effect of allowing less than before: a sender may send what is now refused. */
  Effect narrowed() {
    return sent ? Effect.BREAKING : Effect.ADDITIVE;
  }

  /** The effect of something new that is required or not. */
  Effect added(boolean required) {
    return sent && required ? Effect.BREAKING : Effect.ADDITIVE;
  }

  /**
   * The effect of becoming required or optional. What is required to send is an argument of the
   * generated client, so that also its absence breaks callers.
   */
  Effect required(boolean now) {
    return now && !sent ? Effect.ADDITIVE : Effect.BREAKING;
  }
}
