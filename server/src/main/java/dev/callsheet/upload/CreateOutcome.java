package dev.callsheet.upload;

/** How the creation of an upload ended. */
public sealed interface CreateOutcome {
  /** Bytes may come. */
  record Created(Upload upload) implements CreateOutcome {}

  /** The announced length is over the cap. */
  record TooLarge(long maxBytes) implements CreateOutcome {}
}
