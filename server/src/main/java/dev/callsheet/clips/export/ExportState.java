package dev.callsheet.clips.export;

/** Where an export stands; the last two are terminal. */
enum ExportState {
  QUEUED,
  ONGOING,
  SUCCEEDED,
  FAILED;

  boolean isTerminal() {
    return compareTo(SUCCEEDED) >= 0;
  }
}
