package dev.callsheet.codegen.yaml;

/** Stops a generation for a reason that its user can remove, and so without a stack trace. */
public class GenerationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Takes what is wrong and how to mend it. */
  public GenerationException(String message) {
    super(message, null, false, false);
  }

  /** The message alone, for Maven prints this. */
  @Override
  public final String toString() {
    return String.valueOf(getMessage());
  }
}
