package dev.callsheet.studio.cut;

import dev.callsheet.api.studio.model.Cut;
import dev.callsheet.api.studio.model.CutScript;
import dev.callsheet.api.studio.model.CutStatus;
import dev.callsheet.api.studio.model.KeptRange;
import dev.callsheet.api.studio.model.SilenceScript;
import dev.callsheet.api.studio.model.TimeRange;
import dev.callsheet.studio.StudioModels;
import dev.callsheet.studio.WorkState;
import org.jspecify.annotations.Nullable;

/** Cuts as the contract writes them, and the formats that it names. */
final class CutModels {
  private CutModels() {}

  static Cut cut(StoredCut cut) {
    var result = cut.keeps();
    return new Cut(
        cut.id(),
        cut.assetId(),
        cutStatus(cut.status()),
        script(cut.asks()),
        result == null ? null : result(result),
        StudioModels.workFailure(cut.failureReason()),
        cut.createdAt(),
        cut.completedAt());
  }

  private static CutScript script(Script script) {
    return switch (script) {
      case Script.Silence silence ->
          new CutScript(
              new SilenceScript(
                  silence.thresholdDb(),
                  silence.minimumSilenceMs(),
                  silence.paddingMs(),
                  silence.minimumKeepMs()),
              null);
      case Script.KeepRanges(var ranges) ->
          new CutScript(
              null,
              ranges.stream().map(range -> new TimeRange(range.startMs(), range.endMs())).toList());
    };
  }

  private static dev.callsheet.api.studio.model.CutResult result(CutResult result) {
    var grid = result.grid();
    var frames = result.framed();
    var source = (result.sourceMicros() + 500) / 1000;
    return new dev.callsheet.api.studio.model.CutResult(
        frames ? grid.toString() : null,
        source,
        result.keptMillis(),
        Math.max(0, source - result.keptMillis()),
        result.ranges().stream()
            .map(
                range ->
                    new KeptRange(
                        grid.millisOf(range.startFrame()),
                        grid.millisOf(range.endFrame()),
                        frames ? range.startFrame() : null,
                        frames ? range.endFrame() : null))
            .toList());
  }

  static dev.callsheet.editlist.EditListFormat format(
      dev.callsheet.api.studio.model.EditListFormat format) {
    return switch (format) {
      case EDL -> dev.callsheet.editlist.EditListFormat.EDL;
      case FCPXML -> dev.callsheet.editlist.EditListFormat.FCPXML;
      case PREMIERE_XML -> dev.callsheet.editlist.EditListFormat.PREMIERE_XML;
      case OTIO -> dev.callsheet.editlist.EditListFormat.OTIO;
      case CSV -> dev.callsheet.editlist.EditListFormat.CSV;
      case JSON -> dev.callsheet.editlist.EditListFormat.JSON;
    };
  }

  static dev.callsheet.subtitle.SubtitleFormat format(
      dev.callsheet.api.studio.model.SubtitleFormat format) {
    return switch (format) {
      case SRT -> dev.callsheet.subtitle.SubtitleFormat.SRT;
      case VTT -> dev.callsheet.subtitle.SubtitleFormat.VTT;
      case ASS -> dev.callsheet.subtitle.SubtitleFormat.ASS;
      case TTML -> dev.callsheet.subtitle.SubtitleFormat.TTML;
    };
  }

  /** The state that a list is confined to. */
  static @Nullable WorkState state(@Nullable CutStatus status) {
    return switch (status) {
      case null -> null;
      case PENDING -> WorkState.PENDING;
      case PROCESSING -> WorkState.PROCESSING;
      case COMPLETED -> WorkState.COMPLETED;
      case FAILED -> WorkState.FAILED;
    };
  }

  private static CutStatus cutStatus(WorkState state) {
    return switch (state) {
      case PENDING -> CutStatus.PENDING;
      case PROCESSING -> CutStatus.PROCESSING;
      case COMPLETED -> CutStatus.COMPLETED;
      case FAILED -> CutStatus.FAILED;
      case CANCELLED -> throw new IllegalArgumentException("A cut is never cancelled");
    };
  }
}
