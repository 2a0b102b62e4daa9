package dev.callsheet.tasks.automation;

/** What may begin a run of an automation by itself. */
enum TriggerEvent {
  /** A file was uploaded, or a task has fetched and stored it. */
  FILE_INGESTED
}
