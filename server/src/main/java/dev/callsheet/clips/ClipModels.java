package dev.callsheet.clips;

import dev.callsheet.api.model.Clip;
import dev.callsheet.api.model.ClipAspectRatio;
import dev.callsheet.api.model.ClipExport;
import dev.callsheet.api.model.ClipExportFile;
import dev.callsheet.api.model.ClipExportStatus;
import dev.callsheet.api.model.ClipFailureReason;
import dev.callsheet.api.model.ClipFit;
import dev.callsheet.api.model.ClipFormat;
import dev.callsheet.api.model.ClipProblem;
import dev.callsheet.api.model.ClipProject;
import dev.callsheet.api.model.ClipProjectKind;
import dev.callsheet.api.model.ClipProjectPage;
import dev.callsheet.api.model.ClipProjectStatus;
import dev.callsheet.api.model.ClipProjectUsage;
import dev.callsheet.api.model.ClipReason;
import dev.callsheet.api.model.ClipResults;
import dev.callsheet.api.model.ClipSignal;
import dev.callsheet.api.model.ClipSource;
import dev.callsheet.api.model.ClipUsage;
import dev.callsheet.api.model.ClipVideo;
import dev.callsheet.api.model.ClipWebhook;
import dev.callsheet.api.model.ClipWebhookPage;
import dev.callsheet.api.model.ClipWebhookStatus;
import dev.callsheet.api.model.CreatedClipWebhook;
import dev.callsheet.api.model.Moment;
import dev.callsheet.api.model.MomentKind;
import dev.callsheet.api.model.UploadedClipSource;
import dev.callsheet.media.Framing;
import dev.callsheet.media.MediaInfo;
import dev.callsheet.media.RenderFormat;
import dev.callsheet.page.Page;
import dev.callsheet.webhook.Endpoint;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What this family keeps, as the contract's models, and back. */
final class ClipModels {
  private static final double TENTHS = 10;

  private ClipModels() {}

  static ClipSource source(ClipSources.Announced announced, Function<String, URI> urls) {
    return new ClipSource(
        announced.source().id(),
        urls.apply("/api/v2/upload/single-file/" + announced.secret()),
        announced.source().expiresAt());
  }

  static UploadedClipSource uploaded(StoredSource source) {
    var recording = source.recording();
    return new UploadedClipSource(
        source.id(),
        source.filename(),
        Objects.requireNonNull(source.sizeBytes()),
        SourceFiles.units(recording),
        video(recording),
        source.expiresAt());
  }

  private static ClipVideo video(MediaInfo recording) {
    var video = Objects.requireNonNull(recording.video());
    return new ClipVideo(
        recording.durationMillis(),
        video.width(),
        video.height(),
        recording.audio() != null,
        recording.audioTracks().size());
  }

  static ClipProject project(StoredProject project) {
    return new ClipProject(
        project.id(),
        project.name(),
        kind(project.asks()),
        status(project.status()),
        project.progressPercent(),
        project.createdAt());
  }

  static ClipProjectPage projects(Page<StoredProject> page) {
    return new ClipProjectPage(
        page.items().stream().map(ClipModels::project).toList(), page.nextCursor());
  }

  /** The project with its results; {@code urls} turns paths into URLs. */
  static ClipResults results(ProjectView view, Function<String, URI> urls) {
    var project = view.project();
    var findings = project.found();
    return new ClipResults(
        project.id(),
        project.name(),
        kind(project.asks()),
        status(project.status()),
        project.progressPercent(),
        view.source().media() == null ? null : video(view.source().recording()),
        new ClipProjectUsage(Objects.requireNonNullElse(project.units(), 0L)),
        findings instanceof Findings.Chosen(var clips) ? clips(project, clips, urls) : null,
        findings instanceof Findings.Found(var moments)
            ? moments.stream().map(ClipModels::moment).toList()
            : null,
        problem(project.problem()),
        project.createdAt(),
        project.completedAt(),
        project.expiresAt());
  }

  private static List<Clip> clips(
      StoredProject project, List<ChosenClip> clips, Function<String, URI> urls) {
    return IntStream.rangeClosed(1, clips.size())
        .mapToObj(
            idx -> {
              var clip = clips.get(idx - 1);
              return new Clip(
                  idx,
                  clip.title(),
                  clip.tags(),
                  clip.beginMillis(),
                  clip.endMillis(),
                  clip.scoreTenths() / TENTHS,
                  clip.reasons().stream().map(ClipModels::reason).toList(),
                  urls.apply("/api/v2/clips/thumbnails/" + project.id() + "/" + idx));
            })
        .toList();
  }

  private static ClipReason reason(ChosenClip.Reason reason) {
    return new ClipReason(
        switch (reason.signal()) {
          case LOUDNESS -> ClipSignal.LOUDNESS;
          case SPEECH -> ClipSignal.SPEECH;
          case SCENES -> ClipSignal.SCENES;
        },
        reason.tenths() / TENTHS,
        reason.description());
  }

  private static Moment moment(FoundMoment moment) {
    return new Moment(
        switch (moment.type()) {
          case LOUDEST -> MomentKind.LOUDEST;
          case QUIETEST -> MomentKind.QUIETEST;
          case SCENE_CHANGE -> MomentKind.SCENE_CHANGE;
          case SPEECH -> MomentKind.SPEECH;
        },
        moment.beginMillis(),
        moment.endMillis(),
        moment.strengthTenths() / TENTHS,
        moment.description());
  }

  static MomentType type(MomentKind kind) {
    return switch (kind) {
      case LOUDEST -> MomentType.LOUDEST;
      case QUIETEST -> MomentType.QUIETEST;
      case SCENE_CHANGE -> MomentType.SCENE_CHANGE;
      case SPEECH -> MomentType.SPEECH;
    };
  }

  private static ClipProjectKind kind(Ask ask) {
    return switch (ask) {
      case Ask.Highlights highlights -> ClipProjectKind.CLIPS;
      case Ask.Moments moments -> ClipProjectKind.MOMENTS;
    };
  }

  private static ClipProjectStatus status(ProjectState state) {
    return switch (state) {
      case CREATED -> ClipProjectStatus.CREATED;
      case QUEUED -> ClipProjectStatus.QUEUED;
      case ONGOING -> ClipProjectStatus.ONGOING;
      case SUCCEEDED -> ClipProjectStatus.SUCCEEDED;
      case FAILED -> ClipProjectStatus.FAILED;
      case CANCELLED -> ClipProjectStatus.CANCELLED;
    };
  }

  private static @Nullable ClipProblem problem(@Nullable Problem problem) {
    return problem == null
        ? null
        : new ClipProblem(
            switch (problem.reason()) {
              case SOURCE_UNREACHABLE -> ClipFailureReason.SOURCE_UNREACHABLE;
              case SOURCE_REFUSED -> ClipFailureReason.SOURCE_REFUSED;
              case SOURCE_TOO_LARGE -> ClipFailureReason.SOURCE_TOO_LARGE;
              case SOURCE_TOO_SLOW -> ClipFailureReason.SOURCE_TOO_SLOW;
              case UNSUPPORTED_FORMAT -> ClipFailureReason.UNSUPPORTED_FORMAT;
              case TOO_SHORT -> ClipFailureReason.TOO_SHORT;
              case TOO_LONG -> ClipFailureReason.TOO_LONG;
              case INSUFFICIENT_UNITS -> ClipFailureReason.INSUFFICIENT_UNITS;
              case INTERNAL -> ClipFailureReason.INTERNAL;
            },
            problem.message());
  }

  static ClipExport export(ClipExports.View view, Function<String, URI> urls) {
    var export = view.export();
    return new ClipExport(
        export.id(),
        export.projectId(),
        switch (export.status()) {
          case QUEUED -> ClipExportStatus.QUEUED;
          case ONGOING -> ClipExportStatus.ONGOING;
          case SUCCEEDED -> ClipExportStatus.SUCCEEDED;
          case FAILED -> ClipExportStatus.FAILED;
        },
        export.progressPercent(),
        format(export.format()),
        switch (export.shape()) {
          case ORIGINAL -> ClipAspectRatio.ORIGINAL;
          case PORTRAIT -> ClipAspectRatio._9_16;
          case SQUARE -> ClipAspectRatio._1_1;
        },
        switch (export.fit()) {
          case CROP -> ClipFit.CROP;
          case PAD -> ClipFit.PAD;
        },
        export.audioTrack(),
        view.files().stream()
            .filter(StoredExportFile::made)
            .map(file -> file(export, file, urls))
            .toList(),
        problem(export.problem()),
        export.createdAt(),
        export.completedAt(),
        export.expiresAt());
  }

  private static ClipExportFile file(
      StoredExport export, StoredExportFile file, Function<String, URI> urls) {
    return new ClipExportFile(
        file.idx(),
        file.beginMs(),
        file.endMs(),
        Objects.requireNonNull(file.durationMs()),
        Objects.requireNonNull(file.sizeBytes()),
        Objects.requireNonNull(file.width()),
        Objects.requireNonNull(file.height()),
        urls.apply("/api/v2/clips/exports/" + export.id() + "/" + file.idx()));
  }

  private static ClipFormat format(RenderFormat format) {
    return switch (format) {
      case MP4 -> ClipFormat.MP4;
      case WEBM -> ClipFormat.WEBM;
      case MOV, M4A, MP3, WAV ->
          throw new IllegalArgumentException("The contract has no " + format);
    };
  }

  static RenderFormat format(ClipFormat format) {
    return switch (format) {
      case MP4 -> RenderFormat.MP4;
      case WEBM -> RenderFormat.WEBM;
    };
  }

  static Framing framing(ClipAspectRatio aspectRatio, ClipFit fit) {
    return new Framing(
        switch (aspectRatio) {
          case ORIGINAL -> Framing.Shape.ORIGINAL;
          case _9_16 -> Framing.Shape.PORTRAIT;
          case _1_1 -> Framing.Shape.SQUARE;
        },
        switch (fit) {
          case CROP -> Framing.Fit.CROP;
          case PAD -> Framing.Fit.PAD;
        });
  }

  static ClipUsage usage(Clips.Usage usage) {
    return new ClipUsage(usage.unitsLeft(), usage.unfinished(), usage.maxUnfinished());
  }

  static ClipWebhook webhook(Endpoint endpoint) {
    return new ClipWebhook(endpoint.id(), endpoint.url(), status(endpoint), endpoint.createdAt());
  }

  static CreatedClipWebhook createdWebhook(Endpoint endpoint, String secret) {
    return new CreatedClipWebhook(
        endpoint.id(), endpoint.url(), status(endpoint), endpoint.createdAt(), secret);
  }

  static ClipWebhookPage webhooks(Page<Endpoint> page) {
    return new ClipWebhookPage(
        page.items().stream().map(ClipModels::webhook).toList(), page.nextCursor());
  }

  private static ClipWebhookStatus status(Endpoint endpoint) {
    return endpoint.enabled() ? ClipWebhookStatus.ENABLED : ClipWebhookStatus.DISABLED;
  }
}
