package dev.callsheet.office.model;

/** What a language model made of a prompt. */
public sealed interface ModelOutcome {
  /**
   * An outline.
   *
   * @param markdown of the form that the reader of outlines takes, with directives; it names
   *     nothing that is not attached
   */
  record Written(String markdown) implements ModelOutcome {}

  /**
   * None.
   *
   * @param log what happened, for the log and not for callers; never the key or the prompt
   */
  record Failed(Reason reason, String log) implements ModelOutcome {}

  /** Why there is no outline. */
  enum Reason {
    /** The endpoint refuses the request, or the model the wish. */
    REFUSED,
    /** The model answered twice what is no outline. */
    NONSENSE,
    /** There is no connection to the endpoint, or it fails. */
    UNREACHABLE,
    /** The deadline passed. */
    LATE
  }
}
