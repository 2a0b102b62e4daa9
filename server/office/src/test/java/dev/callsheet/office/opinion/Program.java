package dev.callsheet.office.opinion;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that runs to its end, with a deadline. */
final class Program {
  private static final int MINUTES = 3;

  private Program() {}

  /** What it ended with and what it printed. */
  record Outcome(int code, String output, String errors) {}

  /** Runs it, with these variables beside those of the tests. */
  static Outcome run(Map<String, String> variables, List<String> command)
      throws IOException, InterruptedException {
    var output = Files.createTempFile("output", ".txt");
    var errors = Files.createTempFile("errors", ".txt");
    try {
      var builder =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(variables);
      var process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IOException(String.join(" ", command) + " took too long");
      }
      return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /** Runs it and returns what it printed; it must end with 0. */
  static String output(Map<String, String> variables, List<String> command)
      throws IOException, InterruptedException {
    var outcome = run(variables, command);
    if (outcome.code() != 0) {
      throw new IOException(
          String.join(" ", command)
              + " ended with "
              + outcome.code()
              + ": "
              + outcome.errors()
              + outcome.output());
    }
    return outcome.output();
  }
}
