package dev.callsheet.office.warning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the warnings of one document; the same one twice is kept once, and of many the first,
 * with one more that says so.
 */
public final class Warnings {
  /** As many as anybody reads. */
  public static final int MOST = 100;

  private final Set<Warning> warnings = new LinkedHashSet<>();
  private boolean more;

  /** Takes one. */
  public void add(String code, String message, @Nullable String where) {
    var warning = new Warning(code, message, where);
    if (warnings.size() < MOST - 1) {
      warnings.add(warning);
    } else if (!warnings.contains(warning)) {
      more = true;
    }
  }

  /** Those taken so far, in that order. */
  public List<Warning> all() {
    var all = new ArrayList<>(warnings);
    if (more) {
      all.add(
          new Warning(
              "warnings_left_out",
              "There are more warnings than these " + warnings.size() + ".",
              null));
    }
    return List.copyOf(all);
  }
}
