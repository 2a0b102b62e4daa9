package dev.callsheet.clips;

import java.util.List;

/** What the shared parts of the server call this family. */
public final class ClipsFamily {
  /** The family as webhooks, plans and keys know it. */
  public static final String NAME = "clips";

  /** A project has its results. */
  public static final String COMPLETED = "clips.completed";

  /** A project failed for good. */
  public static final String FAILED = "clips.failed";

  /** A project was cancelled. */
  public static final String CANCELLED = "clips.cancelled";

  /** All events: every webhook of this family is told of everything. */
  public static final List<String> EVENTS = List.of(COMPLETED, FAILED, CANCELLED);

  private ClipsFamily() {}
}
