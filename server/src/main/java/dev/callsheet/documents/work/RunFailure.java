package dev.callsheet.documents.work;

/** Why a run failed, as the contract tells it. */
public record RunFailure(Code code, String message) {
  /** What is told where nothing better is known. */
  public static final RunFailure INTERNAL =
      new RunFailure(
          Code.INTERNAL_ERROR, "Something failed on our side; report the id of the run.");

  /** The code of the answer that tells it. */
  public enum Code {
    PREFLIGHT_FAILED,
    INTERNAL_ERROR,
    UPSTREAM_ERROR
  }
}
