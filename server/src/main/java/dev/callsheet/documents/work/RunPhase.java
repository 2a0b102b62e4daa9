package dev.callsheet.documents.work;

/** What is being done for a run. */
public enum RunPhase {
  /** What the outline names is looked for. */
  PREFLIGHT,
  /** Outline and data are read; the language model is asked. */
  CONTENT,
  /** It is decided what goes where. */
  LAYOUT,
  /** The file is written. */
  RENDERING,
  /** The file is stored. */
  STORING
}
