package dev.callsheet.clips;

/** Why a project or an export failed for good. */
public enum FailureReason {
  SOURCE_UNREACHABLE,
  SOURCE_REFUSED,
  SOURCE_TOO_LARGE,
  SOURCE_TOO_SLOW,
  UNSUPPORTED_FORMAT,
  TOO_SHORT,
  TOO_LONG,
  INSUFFICIENT_UNITS,
  INTERNAL
}
