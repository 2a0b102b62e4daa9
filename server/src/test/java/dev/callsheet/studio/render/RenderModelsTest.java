package dev.callsheet.studio.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.api.studio.model.RenderFormat;
import dev.callsheet.api.studio.model.RenderResolution;
import dev.callsheet.api.studio.model.RenderStatus;
import dev.callsheet.media.render.Resolution;
import dev.callsheet.studio.StudioModels;
import dev.callsheet.studio.WorkState;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RenderModelsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @ParameterizedTest
  @EnumSource
  void aRenderFormatComesBack(RenderFormat format) {
    assertEquals(format, RenderModels.render(render(RenderModels.format(format), null)).format());
  }

  @ParameterizedTest
  @EnumSource
  void aResolutionComesBack(RenderResolution resolution) {
    var render =
        render(dev.callsheet.media.render.RenderFormat.MP4, RenderModels.resolution(resolution));
    assertEquals(resolution, RenderModels.render(render).resolution());
  }

  @Test
  void noResolutionComesBack() {
    var none = RenderModels.resolution((RenderResolution) null);
    assertNull(
        RenderModels.render(render(dev.callsheet.media.render.RenderFormat.MP3, none))
            .resolution());
  }

  @Test
  void theSizeOfPreviewsIsNotOfferedToCallers() {
    var preview = render(dev.callsheet.media.render.RenderFormat.MP4, Resolution.P540);
    assertThrows(IllegalArgumentException.class, () -> RenderModels.render(preview));
  }

  @ParameterizedTest
  @EnumSource
  void aStateIsSpeltAsInTheContract(WorkState state) {
    var status = RenderModels.renderStatus(state);
    assertEquals(state.name(), status.name());
    assertEquals(status.value(), StudioModels.words(state));
  }

  @Test
  void everyStateOfTheContractCanBeHad() {
    assertEquals(
        Arrays.stream(RenderStatus.values()).map(RenderStatus::name).toList(),
        Arrays.stream(WorkState.values()).map(WorkState::name).toList());
  }

  private static StoredRender render(
      dev.callsheet.media.render.RenderFormat format, @Nullable Resolution resolution) {
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
