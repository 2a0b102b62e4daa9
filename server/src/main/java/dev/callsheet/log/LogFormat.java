package dev.callsheet.log;

import ch.qos.logback.core.PropertyDefinerBase;
import java.util.List;

/**
 * The form of the log: what is set, or else {@code text} in a terminal and {@code json} outside.
 */
public final class LogFormat extends PropertyDefinerBase {
  private static final String VARIABLE = "CALLSHEET_LOG_FORMAT";

  @Override
  public String getPropertyValue() {
    var set = System.getenv(VARIABLE);
    if (set != null && List.of("text", "json").contains(set)) {
      return set;
    }
    var console = System.console();
    return console != null && console.isTerminal() ? "text" : "json";
  }
}
