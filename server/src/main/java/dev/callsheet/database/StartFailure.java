package dev.callsheet.database;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A foreseen reason why the process cannot start; its message is for the operator, in lines. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int NOT_POSSIBLE = 1;
  private static final int MISUSED = 2;

  private final int exitCode;

  private StartFailure(String message, @Nullable Throwable cause, int exitCode) {
    super(message, cause, false, false);
    this.exitCode = exitCode;
  }

  /** Creates a failure whose message is all that the operator needs. */
  public StartFailure(String message) {
    this(message, null);
  }

  /** Creates a failure whose cause only a debugger needs. */
  public StartFailure(String message, @Nullable Throwable cause) {
    this(message, cause, NOT_POSSIBLE);
  }

  /** Returns the failure that settings are wrong, with a line for each. */
  public static StartFailure ofSettings(List<String> lines) {
    return new StartFailure(String.join("\n", lines), null, MISUSED);
  }

  /** Returns what the process ends with: 1 for not possible now, 2 for set or asked wrongly. */
  public int exitCode() {
    return exitCode;
  }

  /** Returns the lines for the operator. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
