package dev.callsheet.log;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** The log of this process. */
public final class Log {
  private Log() {}

  /** Writes the lines that wait to be written, and no more after these. */
  public static void end() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
      log.stop();
    }
  }
}
