package dev.callsheet.tasks.work;

import dev.callsheet.media.conversion.Facts;
import dev.callsheet.media.conversion.Loudness;
import dev.callsheet.media.conversion.Warning;
import dev.callsheet.media.inspection.Inspection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task found and made. What its kind does not tell is null.
 *
 * @param inspection of the source
 * @param sha256 of a file that was stored, in hexadecimal
 * @param before how loud the source was
 * @param after how loud the output is
 * @param cues how many there are
 * @param times when each thumbnail is shown, in milliseconds
 * @param renditions the qualities of an adaptive video
 */
public record TaskResult(
    List<MadeFile> outputs,
    @Nullable Inspection inspection,
    @Nullable String sha256,
    @Nullable Loudness before,
    @Nullable Loudness after,
    @Nullable Integer cues,
    @Nullable List<Facts.Chapter> chapters,
    @Nullable List<Long> times,
    @Nullable List<Facts.Rendition> renditions,
    List<Warning> warnings) {
  /** Copies the lists. */
  public TaskResult {
    outputs = List.copyOf(outputs);
    warnings = List.copyOf(warnings);
  }

  /** Returns that of a file which was stored as it is. */
  static TaskResult stored(
      MadeFile file,
      Inspection inspection,
      String sha256,
      @Nullable Loudness loudness,
      List<Warning> warnings) {
    return new TaskResult(
        List.of(file), inspection, sha256, loudness, null, null, null, null, null, warnings);
  }

  /** Returns that of a conversion. */
  static TaskResult converted(
      List<MadeFile> outputs, Inspection source, Facts facts, List<Warning> warnings) {
    Loudness before = null;
    Loudness after = null;
    Integer cues = null;
    List<Facts.Chapter> chapters = null;
    List<Long> times = null;
    List<Facts.Rendition> renditions = null;
    switch (facts) {
      case Facts.None() -> {}
      case Facts.Loudnesses(var first, var last) -> {
        before = first;
        after = last;
      }
      case Facts.Cues(var count) -> cues = count;
      case Facts.Chapters(var found) -> chapters = found;
      case Facts.Times(var millis) -> times = millis;
      case Facts.Renditions(var made) -> renditions = made;
    }
    return new TaskResult(
        outputs, source, null, before, after, cues, chapters, times, renditions, warnings);
  }
}
