package dev.callsheet.admin;

import ch.qos.logback.classic.Logger;
import dev.callsheet.database.StartFailure;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
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
   * @return the exit code: 0 done, 1 not possible, 2 misused
   */
  public static int run(PrintWriter output, PrintWriter errors, String... arguments) {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger logger) {
      logger.detachAndStopAllAppenders();
    }
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
        .setExecutionExceptionHandler(
            (exception, command, result) -> explain(errors, reason(exception), FAILED))
        .execute(arguments);
  }

  private static String reason(Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartFailure || cause instanceof Refusal) {
        return String.valueOf(cause.getMessage());
      }
    }
    return exception.getClass().getSimpleName() + ": " + exception.getMessage();
  }

  private static int explain(PrintWriter errors, String message, int code) {
    errors.println(message.strip().replaceAll("\\s*\\R\\s*", " "));
    errors.flush();
    return code;
  }
}
