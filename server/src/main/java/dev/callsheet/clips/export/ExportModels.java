package dev.callsheet.clips.export;

import dev.callsheet.api.clips.model.AspectRatio;
import dev.callsheet.api.clips.model.Export;
import dev.callsheet.api.clips.model.ExportFailure;
import dev.callsheet.api.clips.model.ExportFailureReason;
import dev.callsheet.api.clips.model.ExportFile;
import dev.callsheet.api.clips.model.ExportStatus;
import dev.callsheet.api.clips.model.Fit;
import dev.callsheet.api.clips.model.Format;
import dev.callsheet.api.clips.model.Size;
import dev.callsheet.clips.ClipsFailure;
import dev.callsheet.clips.FailureReason;
import dev.callsheet.media.render.Framing;
import dev.callsheet.media.render.RenderFormat;
import java.net.URI;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Exports as the contract writes them, and what it says of their form. */
final class ExportModels {
  private ExportModels() {}

  static Export export(Exports.View view, Function<String, URI> urls) {
    var export = view.export();
    return new Export(
        export.id(),
        export.projectId(),
        switch (export.status()) {
          case QUEUED -> ExportStatus.QUEUED;
          case ONGOING -> ExportStatus.ONGOING;
          case SUCCEEDED -> ExportStatus.SUCCEEDED;
          case FAILED -> ExportStatus.FAILED;
        },
        export.progressPercent(),
        format(export.format()),
        switch (export.shape()) {
          case ORIGINAL -> AspectRatio.ORIGINAL;
          case PORTRAIT -> AspectRatio._9_16;
          case SQUARE -> AspectRatio._1_1;
        },
        switch (export.fit()) {
          case CROP -> Fit.CROP;
          case PAD -> Fit.PAD;
          case BLUR -> Fit.BLUR;
        },
        switch (export.size()) {
          case SOURCE -> Size.SOURCE;
          case P720 -> Size._720_P;
          case P1080 -> Size._1080_P;
        },
        export.audioTrack(),
        view.files().stream()
            .filter(StoredExportFile::made)
            .map(file -> file(export, file, urls))
            .toList(),
        exportFailure(export.problem()),
        export.createdAt(),
        export.completedAt(),
        export.expiresAt());
  }

  private static @Nullable ExportFailure exportFailure(@Nullable ClipsFailure problem) {
    return problem == null
        ? null
        : new ExportFailure(
            problem.reason() == FailureReason.UNSUPPORTED_FORMAT
                ? ExportFailureReason.UNSUPPORTED_FORMAT
                : ExportFailureReason.INTERNAL,
            problem.message());
  }

  private static ExportFile file(
      StoredExport export, StoredExportFile file, Function<String, URI> urls) {
    return new ExportFile(
        file.idx(),
        file.beginMs(),
        file.endMs(),
        Objects.requireNonNull(file.durationMs()),
        Objects.requireNonNull(file.sizeBytes()),
        Objects.requireNonNull(file.width()),
        Objects.requireNonNull(file.height()),
        urls.apply("/api/v2/clips/exports/" + export.id() + "/" + file.idx()));
  }

  private static Format format(RenderFormat format) {
    return switch (format) {
      case MP4 -> Format.MP4;
      case WEBM -> Format.WEBM;
      case MOV, M4A, MP3, WAV ->
          throw new IllegalArgumentException("The contract has no " + format);
    };
  }

  static RenderFormat format(Format format) {
    return switch (format) {
      case MP4 -> RenderFormat.MP4;
      case WEBM -> RenderFormat.WEBM;
    };
  }

  static Framing framing(AspectRatio aspectRatio, Fit fit, Size size) {
    return new Framing(
        switch (aspectRatio) {
          case ORIGINAL -> Framing.Shape.ORIGINAL;
          case _9_16 -> Framing.Shape.PORTRAIT;
          case _1_1 -> Framing.Shape.SQUARE;
        },
        switch (fit) {
          case CROP -> Framing.Fit.CROP;
          case PAD -> Framing.Fit.PAD;
          case BLUR -> Framing.Fit.BLUR;
        },
        switch (size) {
          case SOURCE -> Framing.Size.SOURCE;
          case _720_P -> Framing.Size.P720;
          case _1080_P -> Framing.Size.P1080;
        });
  }
}
