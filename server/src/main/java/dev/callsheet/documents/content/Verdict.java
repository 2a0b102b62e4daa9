package dev.callsheet.documents.content;

import dev.callsheet.office.outline.Preflight;
import dev.callsheet.office.warning.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a document can be made of what was sent.
 *
 * @param assets what the language model finds missing, in sentences
 * @param warnings what would have to give
 */
public record Verdict(Preflight preflight, List<String> assets, List<Warning> warnings) {
  /** Keeps copies. */
  public Verdict {
    assets = List.copyOf(assets);
    warnings = List.copyOf(warnings);
  }

  /** What is missing, in a few sentences; null where nothing is. */
  public @Nullable String reason() {
    return assets.isEmpty() ? preflight.reason() : String.join(" ", assets);
  }
}
