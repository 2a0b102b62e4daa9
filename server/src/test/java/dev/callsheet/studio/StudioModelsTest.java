package dev.callsheet.studio;

import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.api.studio.model.CutScript;
import dev.callsheet.api.studio.model.CutStatus;
import dev.callsheet.api.studio.model.EditListFormat;
import dev.callsheet.api.studio.model.EventType;
import dev.callsheet.api.studio.model.RenderFormat;
import dev.callsheet.api.studio.model.RenderResolution;
import dev.callsheet.api.studio.model.RenderStatus;
import dev.callsheet.api.studio.model.SilenceScript;
import dev.callsheet.api.studio.model.SubtitleFormat;
import dev.callsheet.api.studio.model.WorkFailureReason;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.media.FrameRate;
import dev.callsheet.media.KeepRange;
import dev.callsheet.media.Resolution;
import dev.callsheet.webhook.Endpoint;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StudioModelsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @ParameterizedTest
  @EnumSource
  void aRenderFormatComesBack(RenderFormat format) {
    assertEquals(format, StudioModels.render(render(StudioModels.format(format), null)).format());
  }

  @ParameterizedTest
  @EnumSource
  void aResolutionComesBack(RenderResolution resolution) {
    var render = render(dev.callsheet.media.RenderFormat.MP4, StudioModels.resolution(resolution));
    assertEquals(resolution, StudioModels.render(render).resolution());
  }

  @Test
  void noResolutionComesBack() {
    var none = StudioModels.resolution((RenderResolution) null);
    assertNull(
        StudioModels.render(render(dev.callsheet.media.RenderFormat.MP3, none)).resolution());
  }

  @Test
  void theSizeOfPreviewsIsNotOfferedToCallers() {
    var preview = render(dev.callsheet.media.RenderFormat.MP4, Resolution.P540);
    assertThrows(IllegalArgumentException.class, () -> StudioModels.render(preview));
  }

  @ParameterizedTest
  @EnumSource
  void anEditListFormatKeepsItsName(EditListFormat format) {
    assertEquals(format.name(), StudioModels.format(format).name());
  }

  @ParameterizedTest
  @EnumSource
  void aSubtitleFormatKeepsItsName(SubtitleFormat format) {
    assertEquals(format.name(), StudioModels.format(format).name());
  }

  @ParameterizedTest
  @EnumSource
  void aStateIsSpeltAsInTheContract(WorkState state) {
    var status = StudioModels.renderStatus(state);
    assertEquals(state.name(), status.name());
    assertEquals(status.value(), StudioModels.words(state));
  }

  @Test
  void everyStateOfTheContractCanBeHad() {
    assertEquals(
        Arrays.stream(RenderStatus.values()).map(RenderStatus::name).toList(),
        Arrays.stream(WorkState.values()).map(WorkState::name).toList());
  }

  @ParameterizedTest
  @EnumSource
  void aCutHasTheStatesOfWorkThatIsNotCancelled(CutStatus status) {
    assertEquals(status, StudioModels.cut(cut(WorkState.valueOf(status.name()), null)).status());
  }

  @ParameterizedTest
  @EnumSource
  void theReasonOfAnAssetKeepsItsNameAndSaysWhy(FailureReason reason) {
    var failure = requireNonNull(StudioModels.assetFailure(reason));
    assertEquals(reason.name().toLowerCase(ROOT), failure.reason().value());
    assertEquals(reason.message(), failure.message());
  }

  @ParameterizedTest
  @EnumSource
  void theReasonOfWorkKeepsItsNameAndSaysWhy(WorkFailureReason reason) {
    var known = FailureReason.valueOf(reason.name());
    var failure = requireNonNull(StudioModels.workFailure(known));
    assertEquals(reason, failure.reason());
    assertEquals(known.message(), failure.message());
  }

  @ParameterizedTest
  @EnumSource
  void anEventTypeOfAnEndpointComesBack(EventType type) {
    var endpoint =
        new Endpoint("whe_1", URI.create("https://example.com"), List.of(type.value()), false, NOW);
    var model = StudioModels.endpoint(endpoint);
    assertEquals(List.of(type), model.events());
    assertEquals("disabled", model.status().value());
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
    assertEquals(asked, StudioModels.cut(stored).script());
  }

  @Test
  void rangesOfVideoCountFramesAndMilliseconds() {
    var result = result(new FrameRate(30000, 1001), 10_000_000, new KeepRange(30, 90));
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
    var result = result(FrameRate.MILLISECONDS, 10_000_499, new KeepRange(30, 90));
    assertNull(result.frameRate());
    assertNull(result.ranges().getFirst().startFrame());
    assertEquals(10_000, result.sourceMs());
    assertEquals(60, result.keptMs());
  }

  @Test
  void aLastFrameBeyondTheEndRemovesNothing() {
    var result = result(new FrameRate(25, 1), 995_000, new KeepRange(0, 25));
    assertEquals(1000, result.keptMs());
    assertEquals(0, result.removedMs());
  }

  private static dev.callsheet.api.studio.model.CutResult result(
      FrameRate grid, long sourceMicros, KeepRange range) {
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
    var result = StudioModels.cut(stored).result();
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

  private static StoredRender render(
      dev.callsheet.media.RenderFormat format, @Nullable Resolution resolution) {
    return new StoredRender(
        "rnd_1",
        "org_1",
        "ast_1",
        null,
        format,
        resolution,
        null,
        WorkState.PROCESSING,
        50,
        null,
        null,
        null,
        null,
        null,
        NOW,
        null);
  }
}
