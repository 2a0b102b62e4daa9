package dev.callsheet.studio;

/** Where a cut or a render stands; the last three are terminal. */
enum WorkState {
  PENDING,
  PROCESSING,
  COMPLETED,
  FAILED,
  CANCELLED;

  boolean terminal() {
    return switch (this) {
      case PENDING, PROCESSING -> false;
      case COMPLETED, FAILED, CANCELLED -> true;
    };
  }
}
