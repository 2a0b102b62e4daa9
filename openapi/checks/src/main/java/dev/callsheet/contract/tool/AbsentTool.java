package dev.callsheet.contract.tool;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** A program that some tests need and that this machine lacks. */
public final class AbsentTool {
  private AbsentTool() {}

  /** Skips the tests that need it; fails them if CALLSHEET_ALL_TOOLS is set. Never returns. */
  public static <T> T skip(String reason) {
    return System.getenv("CALLSHEET_ALL_TOOLS") == null ? abort(reason) : fail(reason);
  }
}
