package dev.callsheet.benchmark.handwritten;

import io.micronaut.core.annotation.Introspected;

/** The body of every error. */
@Introspected
public record ErrorBody(Error error) {
  /** A code that clients act on, and a sentence for people. */
  @Introspected
  public record Error(String code, String message) {}

  /** Returns the body that says this. */
  public static ErrorBody of(String code, String message) {
    return new ErrorBody(new Error(code, message));
  }
}
