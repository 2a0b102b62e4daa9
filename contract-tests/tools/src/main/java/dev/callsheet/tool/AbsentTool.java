package dev.callsheet.tool;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A program that some tests need and that this machine lacks. */
public final class AbsentTool {
  private AbsentTool() {}

  /** Skips or fails the tests that need a program which no folder of the path has. */
  public static void skipUnlessInstalled(String... programs) {
    for (var program : programs) {
      if (isAbsent(program)) {
        skip("There is no " + program + " here.");
      }
    }
  }

  /** Whether no folder of the path has it. */
  public static boolean isAbsent(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .noneMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Skips the tests that need it; fails them if CALLSHEET_ALL_TOOLS is set. Never returns. */
  public static <T> T skip(String reason) {
    return System.getenv("CALLSHEET_ALL_TOOLS") == null ? abort(reason) : fail(reason);
  }
}
