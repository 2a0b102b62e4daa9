package dev.callsheet.registry.record;

/** How far a registration has come. */
public enum RegistrationState {
  /** Its entry waits for its place in the log. */
  SEALING,
  /** Its entry has a place, and the checkpoint over it is not public yet. */
  CONFIRMING,
  /** It can be proved. */
  COMPLETED,
  /** It will never be in the log, and was paid back. */
  FAILED;

  /** Whether nothing changes any more. */
  public boolean isTerminal() {
    return switch (this) {
      case SEALING, CONFIRMING -> false;
      case COMPLETED, FAILED -> true;
    };
  }
}
