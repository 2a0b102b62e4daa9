package dev.callsheet.studio.render;

import dev.callsheet.api.studio.model.Render;
import dev.callsheet.api.studio.model.RenderResolution;
import dev.callsheet.api.studio.model.RenderStatus;
import dev.callsheet.media.render.RenderFormat;
import dev.callsheet.media.render.Resolution;
import dev.callsheet.studio.StudioModels;
import dev.callsheet.studio.WorkState;
import org.jspecify.annotations.Nullable;

/** Renders as the contract writes them, and the formats that it names. */
final class RenderModels {
  private RenderModels() {}

  static Render render(StoredRender render) {
    return new Render(
        render.id(),
        render.assetId(),
        render.cutId(),
        switch (render.format()) {
          case MP4 -> dev.callsheet.api.studio.model.RenderFormat.MP4;
          case MOV -> dev.callsheet.api.studio.model.RenderFormat.MOV;
          case WEBM -> dev.callsheet.api.studio.model.RenderFormat.WEBM;
          case M4A -> dev.callsheet.api.studio.model.RenderFormat.M4A;
          case MP3 -> dev.callsheet.api.studio.model.RenderFormat.MP3;
          case WAV -> dev.callsheet.api.studio.model.RenderFormat.WAV;
        },
        resolution(render.resolution()),
        render.audioTrack(),
        renderStatus(render.status()),
        render.progressPercent(),
        render.durationMs(),
        render.sizeBytes(),
        render.width(),
        render.height(),
        StudioModels.workFailure(render.failureReason()),
        render.createdAt(),
        render.completedAt());
  }

  private static @Nullable RenderResolution resolution(@Nullable Resolution resolution) {
    if (resolution == null) {
      return null;
    }
    return switch (resolution) {
      case P720 -> RenderResolution._720P;
      case P1080 -> RenderResolution._1080P;
      case SOURCE -> RenderResolution.SOURCE;
      case P540 -> throw new IllegalArgumentException("The contract has no " + resolution);
    };
  }

  static @Nullable Resolution resolution(@Nullable RenderResolution resolution) {
    if (resolution == null) {
      return null;
    }
    return switch (resolution) {
      case _720P -> Resolution.P720;
      case _1080P -> Resolution.P1080;
      case SOURCE -> Resolution.SOURCE;
    };
  }

  static RenderFormat format(dev.callsheet.api.studio.model.RenderFormat format) {
    return switch (format) {
      case MP4 -> RenderFormat.MP4;
      case MOV -> RenderFormat.MOV;
      case WEBM -> RenderFormat.WEBM;
      case M4A -> RenderFormat.M4A;
      case MP3 -> RenderFormat.MP3;
      case WAV -> RenderFormat.WAV;
    };
  }

  /** The state that a list is confined to. */
  static @Nullable WorkState state(@Nullable RenderStatus status) {
    return switch (status) {
      case null -> null;
      case PENDING -> WorkState.PENDING;
      case PROCESSING -> WorkState.PROCESSING;
      case COMPLETED -> WorkState.COMPLETED;
      case FAILED -> WorkState.FAILED;
      case CANCELLED -> WorkState.CANCELLED;
    };
  }

  static RenderStatus renderStatus(WorkState state) {
    return switch (state) {
      case PENDING -> RenderStatus.PENDING;
      case PROCESSING -> RenderStatus.PROCESSING;
      case COMPLETED -> RenderStatus.COMPLETED;
      case FAILED -> RenderStatus.FAILED;
      case CANCELLED -> RenderStatus.CANCELLED;
    };
  }
}
