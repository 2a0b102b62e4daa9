package dev.callsheet.studio.cut;

import dev.callsheet.api.studio.model.CutScript;
import dev.callsheet.api.studio.model.SilenceScript;
import java.util.ArrayList;
import java.util.Objects;

/** Reads the script of a request and checks what its schema cannot say. */
final class ScriptReader {
  private static final double THRESHOLD_DB = -35;
  private static final int MINIMUM_SILENCE_MS = 500;
  private static final int PADDING_MS = 100;
  private static final int MINIMUM_KEEP_MS = 200;

  private ScriptReader() {}

  /** What came of reading a script. */
  sealed interface Reading {
    record Valid(Script script) implements Reading {}

    record Invalid(String field, String message) implements Reading {}
  }

  static Reading read(CutScript request) {
    var silence = request.silence();
    var ranges = request.keepRanges();
    if ((silence == null) == (ranges == null)) {
      return new Reading.Invalid("script", "must have exactly one of silence and keep_ranges");
    }
    if (silence != null) {
      return new Reading.Valid(silences(silence));
    }
    var read = new ArrayList<Script.Range>();
    var previousEnd = 0L;
    for (var range : Objects.requireNonNull(ranges)) {
      var field = "script.keep_ranges[" + read.size() + "]";
      if (range.endMs() <= range.startMs()) {
        return new Reading.Invalid(field + ".end_ms", "must be after start_ms");
      }
      if (range.startMs() < previousEnd) {
        return new Reading.Invalid(field + ".start_ms", "must not be before the end of the last");
      }
      previousEnd = range.endMs();
      read.add(new Script.Range(range.startMs(), range.endMs()));
    }
    return new Reading.Valid(new Script.KeepRanges(read));
  }

  private static Script silences(SilenceScript silence) {
    return new Script.Silence(
        Objects.requireNonNullElse(silence.thresholdDb(), THRESHOLD_DB),
        Objects.requireNonNullElse(silence.minimumSilenceMs(), MINIMUM_SILENCE_MS),
        Objects.requireNonNullElse(silence.paddingMs(), PADDING_MS),
        Objects.requireNonNullElse(silence.minimumKeepMs(), MINIMUM_KEEP_MS));
  }
}
