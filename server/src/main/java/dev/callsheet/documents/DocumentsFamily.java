package dev.callsheet.documents;

import java.util.List;

/** What the shared parts of the server call this family. */
public final class DocumentsFamily {
  /** The family as webhooks, plans and keys know it. */
  public static final String NAME = "documents";

  /** A run is completed. */
  public static final String RUN_COMPLETED = "run.completed";

  /** A run failed for good. */
  public static final String RUN_FAILED = "run.failed";

  /** All events, which a webhook is told of unless it names some. */
  public static final List<String> EVENTS = List.of(RUN_COMPLETED, RUN_FAILED);

  private DocumentsFamily() {}
}
