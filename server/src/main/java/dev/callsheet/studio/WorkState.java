package dev.callsheet.studio;

/** Where a cut or a render stands; the last three are terminal. */
public enum WorkState {
  PENDING,
  PROCESSING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** Whether nothing more will come of it. */
  public boolean terminal() {
    return switch (this) {
      case PENDING, PROCESSING -> false;
      case COMPLETED, FAILED, CANCELLED -> true;
    };
  }
}
