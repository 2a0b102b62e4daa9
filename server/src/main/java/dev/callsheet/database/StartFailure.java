package dev.callsheet.database;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A foreseen reason why the process cannot start; its message is one line for the operator. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates a failure whose message is all that the operator needs. */
  public StartFailure(String message) {
    this(message, null);
  }

  /** Creates a failure whose cause only a debugger needs. */
  public StartFailure(String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
  }

  /** Returns the line for the operator. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
