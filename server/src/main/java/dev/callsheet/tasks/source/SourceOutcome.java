package dev.callsheet.tasks.source;

/** How the opening of a source ended. */
public sealed interface SourceOutcome {
  /** It is there, and media; whoever asked closes it. */
  record Opened(OpenedSource source) implements SourceOutcome {}

  /** It cannot be worked on. */
  sealed interface Refused extends SourceOutcome {
    /** Returns what is wrong and what to change, in sentences. */
    String message();
  }

  /**
   * The URL may not be fetched, its host knows nothing of it, or the file is too large: {@code
   * request_invalid}.
   */
  record Invalid(String message) implements Refused {}

  /** The project has no such file: {@code file_not_found}. */
  record FileUnknown() implements Refused {
    @Override
    public String message() {
      return "There is no such file. Check file_id; GET /files lists what there is.";
    }
  }

  /**
   * The host refuses, is silent or too slow, breaks off, or answers an error of its own or
   * nonsense: {@code bad_gateway}. It may do better at another time, though nobody changes
   * anything.
   */
  record Unreachable(String message) implements Refused {}

  /** It is not media that this server reads: {@code format_unsupported}. */
  record Unsupported(String message) implements Refused {}
}
