package dev.callsheet.admin;

import dev.callsheet.database.StartFailure;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Runs one administrative command. */
public final class AdminProgram {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private AdminProgram() {}

  /**
   * Runs the command that the arguments name.
   *
   * @param output where results go
   * @param errors where a line goes that says why there are none
   * @return the exit code: 0 done, 1 not possible now, 2 set or asked wrongly
   */
  public static int run(PrintWriter output, PrintWriter errors, String... arguments) {
    return new CommandLine(new AdminCommands())
        .setOut(output)
        .setErr(errors)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (exception, unused) ->
                explain(
                    errors,
                    exception.getMessage()
                        + "; see "
                        + exception.getCommandLine().getCommandSpec().qualifiedName()
                        + " --help",
                    MISUSED))
        .setExecutionExceptionHandler((exception, command, result) -> fail(errors, exception))
        .execute(arguments);
  }

  private static int fail(PrintWriter errors, Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartFailure failure) {
        errors.println(failure.getMessage());
        errors.flush();
        return failure.exitCode();
      }
      if (cause instanceof Refusal refusal) {
        return explain(errors, String.valueOf(refusal.getMessage()), FAILED);
      }
    }
    return explain(
        errors, exception.getClass().getSimpleName() + ": " + exception.getMessage(), FAILED);
  }

  private static int explain(PrintWriter errors, String message, int code) {
    errors.println(message.strip().replaceAll("\\s*\\R\\s*", " "));
    errors.flush();
    return code;
  }
}
