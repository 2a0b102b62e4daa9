package dev.callsheet.studio;

/** What the shared parts of the server call this family. */
public final class StudioFamily {
  /** The family as webhooks, plans and keys know it. */
  public static final String NAME = "studio";

  private StudioFamily() {}
}
