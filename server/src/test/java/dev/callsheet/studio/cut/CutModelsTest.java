package dev.callsheet.studio.cut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.callsheet.api.studio.model.CutScript;
import dev.callsheet.api.studio.model.CutStatus;
import dev.callsheet.api.studio.model.EditListFormat;
import dev.callsheet.api.studio.model.SilenceScript;
import dev.callsheet.api.studio.model.SubtitleFormat;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.studio.FailureReason;
import dev.callsheet.studio.WorkState;
import dev.callsheet.timeline.FrameRange;
import dev.callsheet.timeline.FrameRate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CutModelsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @ParameterizedTest
  @EnumSource
  void anEditListFormatKeepsItsName(EditListFormat format) {
    assertEquals(format.name(), CutModels.format(format).name());
  }

  @ParameterizedTest
  @EnumSource
  void aSubtitleFormatKeepsItsName(SubtitleFormat format) {
    assertEquals(format.name(), CutModels.format(format).name());
  }

  @ParameterizedTest
  @EnumSource
  void aCutHasTheStatesOfWorkThatIsNotCancelled(CutStatus status) {
    assertEquals(status, CutModels.cut(cut(WorkState.valueOf(status.name()), null)).status());
  }

  @Test
  void aScriptComesBackAsItWasRead() {
    var asked = new CutScript(new SilenceScript(-40.0, 700, 50, 0), null);
    var read = (ScriptReader.Reading.Valid) ScriptReader.read(asked);
    var stored =
        new StoredCut(
            "cut_1",
            "org_1",
            "ast_1",
            JsonColumn.write(read.script()),
            WorkState.PENDING,
            null,
            null,
            NOW,
            null);
    assertEquals(asked, CutModels.cut(stored).script());
  }

  @Test
  void rangesOfVideoCountFramesAndMilliseconds() {
    var result = result(new FrameRate(30000, 1001), 10_000_000, new FrameRange(30, 90));
    assertEquals("30000/1001", result.frameRate());
    assertEquals(10_000, result.sourceMs());
    assertEquals(2002, result.keptMs());
    assertEquals(7998, result.removedMs());
    var range = result.ranges().getFirst();
    assertEquals(1001, range.startMs());
    assertEquals(3003, range.endMs());
    assertEquals(30L, range.startFrame());
    assertEquals(90L, range.endFrame());
  }

  @Test
  void rangesOfAudioHaveNoFrames() {
    var result = result(FrameRate.MILLISECONDS, 10_000_499, new FrameRange(30, 90));
    assertNull(result.frameRate());
    assertNull(result.ranges().getFirst().startFrame());
    assertEquals(10_000, result.sourceMs());
    assertEquals(60, result.keptMs());
  }

  @Test
  void aLastFrameBeyondTheEndRemovesNothing() {
    var result = result(new FrameRate(25, 1), 995_000, new FrameRange(0, 25));
    assertEquals(1000, result.keptMs());
    assertEquals(0, result.removedMs());
  }

  @Test
  void aCutMadeOnACoarserGridKeepsTheSameStretches() {
    var made = new CutResult(new FrameRate(1, 1), 12_000_000, List.of(new FrameRange(1, 5)));
    assertEquals(List.of(new FrameRange(24, 120)), made.rangesOn(new FrameRate(24, 1)));
    assertEquals(made.ranges(), made.rangesOn(new FrameRate(1, 1)));
  }

  private static dev.callsheet.api.studio.model.CutResult result(
      FrameRate grid, long sourceMicros, FrameRange range) {
    var stored =
        new StoredCut(
            "cut_1",
            "org_1",
            "ast_1",
            JsonColumn.write(new Script.Silence(-35, 500, 100, 200)),
            WorkState.COMPLETED,
            JsonColumn.write(new CutResult(grid, sourceMicros, List.of(range))),
            null,
            NOW,
            NOW);
    var result = CutModels.cut(stored).result();
    if (result == null) {
      throw new AssertionError("no result");
    }
    return result;
  }

  private static StoredCut cut(WorkState state, @Nullable FailureReason reason) {
    return new StoredCut(
        "cut_1",
        "org_1",
        "ast_1",
        JsonColumn.write(new Script.Silence(-35, 500, 100, 200)),
        state,
        null,
        reason,
        NOW,
        null);
  }
}
