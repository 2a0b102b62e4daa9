package dev.callsheet.registry;

/** What the shared parts of the server call this family. */
public final class RegistryFamily {
  /** The family as webhooks, plans and keys know it. */
  public static final String NAME = "registry";

  /** A transaction is on the ledger. */
  public static final String REGISTRATION_COMPLETED = "registration.completed";

  /** A transaction failed for good. */
  public static final String REGISTRATION_FAILED = "registration.failed";

  private RegistryFamily() {}
}
