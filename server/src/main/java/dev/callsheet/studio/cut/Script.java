package dev.callsheet.studio.cut;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * What a cut keeps. Two scripts with the same JSON are the same script, so the order of the
 * components must stay.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Script.Silence.class, name = "silence"),
  @JsonSubTypes.Type(value = Script.KeepRanges.class, name = "keep_ranges")
})
sealed interface Script {
  /** Keeps all but the silences. */
  record Silence(double thresholdDb, int minimumSilenceMs, int paddingMs, int minimumKeepMs)
      implements Script {}

  /** Keeps just these ranges, in ascending order and without overlap. */
  record KeepRanges(List<Range> ranges) implements Script {
    /** Copies the list. */
    public KeepRanges {
      ranges = List.copyOf(ranges);
    }
  }

  /** A range in milliseconds; the end is exclusive. */
  record Range(long startMs, long endMs) {}
}
