package dev.callsheet.studio.cut;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.api.studio.model.CutScript;
import dev.callsheet.api.studio.model.SilenceScript;
import dev.callsheet.api.studio.model.TimeRange;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.studio.cut.ScriptReader.Reading;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScriptReaderTest {
  @Test
  void silencesHaveTheDefaultsOfTheContract() throws Exception {
    var request = new ObjectMapper().readValue("{\"silence\":{}}", CutScript.class);
    assertEquals(
        new Reading.Valid(new Script.Silence(-35, 500, 100, 200)), ScriptReader.read(request));
  }

  @Test
  void silencesKeepWhatWasAskedFor() {
    assertEquals(
        new Reading.Valid(new Script.Silence(-50.5, 750, 0, 0)),
        ScriptReader.read(new CutScript(new SilenceScript(-50.5, 750, 0, 0), null)));
  }

  @Test
  void aScriptHasOneOfTheTwo() {
    var expected =
        new Reading.Invalid("script", "must have exactly one of silence and keep_ranges");
    assertEquals(expected, ScriptReader.read(new CutScript(null, null)));
    assertEquals(
        expected,
        ScriptReader.read(
            new CutScript(
                new SilenceScript(-35.0, 500, 100, 200), List.of(new TimeRange(0L, 1L)))));
  }

  @Test
  void rangesMayTouch() {
    assertEquals(
        new Reading.Valid(
            new Script.KeepRanges(
                List.of(new Script.Range(0, 1000), new Script.Range(1000, 1001)))),
        read(new TimeRange(0L, 1000L), new TimeRange(1000L, 1001L)));
  }

  @Test
  void anEmptyRangeIsNamed() {
    assertEquals(
        new Reading.Invalid("script.keep_ranges[1].end_ms", "must be after start_ms"),
        read(new TimeRange(0L, 1000L), new TimeRange(2000L, 2000L)));
  }

  @Test
  void aRangeThatRunsBackwardsIsNamed() {
    assertEquals(
        new Reading.Invalid("script.keep_ranges[0].end_ms", "must be after start_ms"),
        read(new TimeRange(5L, 4L)));
  }

  @Test
  void anOverlapIsNamed() {
    assertEquals(
        new Reading.Invalid(
            "script.keep_ranges[1].start_ms", "must not be before the end of the last"),
        read(new TimeRange(0L, 1000L), new TimeRange(999L, 2000L)));
  }

  @Test
  void theSameScriptHasTheSameText() {
    var text = JsonColumn.write(new Script.Silence(-35, 500, 100, 200));
    assertEquals(
        "{\"type\":\"silence\",\"thresholdDb\":-35.0,\"minimumSilenceMs\":500,"
            + "\"paddingMs\":100,\"minimumKeepMs\":200}",
        text);
    assertEquals(new Script.Silence(-35, 500, 100, 200), JsonColumn.read(text, Script.class));
  }

  private static Reading read(TimeRange... ranges) {
    return ScriptReader.read(new CutScript(null, Arrays.asList(ranges)));
  }
}
