package dev.callsheet.clips;

import dev.callsheet.api.clips.model.AspectRatio;
import dev.callsheet.api.clips.model.Clip;
import dev.callsheet.api.clips.model.CreatedWebhook;
import dev.callsheet.api.clips.model.Export;
import dev.callsheet.api.clips.model.ExportFailure;
import dev.callsheet.api.clips.model.ExportFailureReason;
import dev.callsheet.api.clips.model.ExportFile;
import dev.callsheet.api.clips.model.ExportStatus;
import dev.callsheet.api.clips.model.Fit;
import dev.callsheet.api.clips.model.Format;
import dev.callsheet.api.clips.model.Moment;
import dev.callsheet.api.clips.model.MomentKind;
import dev.callsheet.api.clips.model.Project;
import dev.callsheet.api.clips.model.ProjectFailure;
import dev.callsheet.api.clips.model.ProjectFailureReason;
import dev.callsheet.api.clips.model.ProjectKind;
import dev.callsheet.api.clips.model.ProjectPage;
import dev.callsheet.api.clips.model.ProjectStatus;
import dev.callsheet.api.clips.model.ProjectUsage;
import dev.callsheet.api.clips.model.Reason;
import dev.callsheet.api.clips.model.Results;
import dev.callsheet.api.clips.model.Signal;
import dev.callsheet.api.clips.model.Source;
import dev.callsheet.api.clips.model.UploadedSource;
import dev.callsheet.api.clips.model.Usage;
import dev.callsheet.api.clips.model.Video;
import dev.callsheet.api.clips.model.Webhook;
import dev.callsheet.api.clips.model.WebhookDelivery;
import dev.callsheet.api.clips.model.WebhookDeliveryAttempt;
import dev.callsheet.api.clips.model.WebhookDeliveryPage;
import dev.callsheet.api.clips.model.WebhookDeliveryStatus;
import dev.callsheet.api.clips.model.WebhookPage;
import dev.callsheet.api.clips.model.WebhookStatus;
import dev.callsheet.media.Framing;
import dev.callsheet.media.MediaInfo;
import dev.callsheet.media.RenderFormat;
import dev.callsheet.page.Page;
import dev.callsheet.webhook.Endpoint;
import dev.callsheet.webhook.LoggedAttempt;
import dev.callsheet.webhook.LoggedDelivery;
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

  static Source source(ClipSources.Announced announced, Function<String, URI> urls) {
    return new Source(
        announced.source().id(),
        urls.apply("/api/v2/upload/single-file/" + announced.secret()),
        announced.source().expiresAt());
  }

  static UploadedSource uploaded(StoredSource source) {
    var recording = source.recording();
    return new UploadedSource(
        source.id(),
        source.filename(),
        Objects.requireNonNull(source.sizeBytes()),
        SourceFiles.units(recording),
        video(recording),
        source.expiresAt());
  }

  private static Video video(MediaInfo recording) {
    var video = Objects.requireNonNull(recording.video());
    return new Video(
        recording.durationMillis(),
        video.width(),
        video.height(),
        recording.audio() != null,
        recording.audioTracks().size());
  }

  static Project project(StoredProject project) {
    return new Project(
        project.id(),
        project.name(),
        kind(project.asks()),
        status(project.status()),
        project.progressPercent(),
        project.createdAt());
  }

  static ProjectPage projects(Page<StoredProject> page) {
    return new ProjectPage(
        page.items().stream().map(ClipModels::project).toList(), page.nextCursor());
  }

  /** The project with its results; {@code urls} turns paths into URLs. */
  static Results results(ProjectView view, Function<String, URI> urls) {
    var project = view.project();
    var findings = project.found();
    return new Results(
        project.id(),
        project.name(),
        kind(project.asks()),
        status(project.status()),
        project.progressPercent(),
        view.source().media() == null ? null : video(view.source().recording()),
        new ProjectUsage(Objects.requireNonNullElse(project.units(), 0L)),
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

  private static Reason reason(ChosenClip.Reason reason) {
    return new Reason(
        switch (reason.signal()) {
          case LOUDNESS -> Signal.LOUDNESS;
          case SPEECH -> Signal.SPEECH;
          case SCENES -> Signal.SCENES;
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

  private static ProjectKind kind(Ask ask) {
    return switch (ask) {
      case Ask.Highlights highlights -> ProjectKind.CLIPS;
      case Ask.Moments moments -> ProjectKind.MOMENTS;
    };
  }

  private static ProjectStatus status(ProjectState state) {
    return switch (state) {
      case CREATED -> ProjectStatus.CREATED;
      case QUEUED -> ProjectStatus.QUEUED;
      case ONGOING -> ProjectStatus.ONGOING;
      case SUCCEEDED -> ProjectStatus.SUCCEEDED;
      case FAILED -> ProjectStatus.FAILED;
      case CANCELLED -> ProjectStatus.CANCELLED;
    };
  }

  private static @Nullable ProjectFailure problem(@Nullable Problem problem) {
    return problem == null
        ? null
        : new ProjectFailure(
            switch (problem.reason()) {
              case SOURCE_UNREACHABLE -> ProjectFailureReason.SOURCE_UNREACHABLE;
              case SOURCE_REFUSED -> ProjectFailureReason.SOURCE_REFUSED;
              case SOURCE_TOO_LARGE -> ProjectFailureReason.SOURCE_TOO_LARGE;
              case SOURCE_TOO_SLOW -> ProjectFailureReason.SOURCE_TOO_SLOW;
              case UNSUPPORTED_FORMAT -> ProjectFailureReason.UNSUPPORTED_FORMAT;
              case TOO_SHORT -> ProjectFailureReason.TOO_SHORT;
              case TOO_LONG -> ProjectFailureReason.TOO_LONG;
              case INSUFFICIENT_UNITS -> ProjectFailureReason.INSUFFICIENT_UNITS;
              case INTERNAL -> ProjectFailureReason.INTERNAL;
            },
            problem.message());
  }

  static Export export(ClipExports.View view, Function<String, URI> urls) {
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

  private static @Nullable ExportFailure exportFailure(@Nullable Problem problem) {
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

  static Framing framing(AspectRatio aspectRatio, Fit fit) {
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

  static Usage usage(Clips.Usage usage) {
    return new Usage(usage.unitsLeft(), usage.unfinished(), usage.maxUnfinished());
  }

  static Webhook webhook(Endpoint endpoint) {
    return new Webhook(endpoint.id(), endpoint.url(), status(endpoint), endpoint.createdAt());
  }

  static CreatedWebhook createdWebhook(Endpoint endpoint, String secret) {
    return new CreatedWebhook(
        endpoint.id(), endpoint.url(), status(endpoint), endpoint.createdAt(), secret);
  }

  static WebhookPage webhooks(Page<Endpoint> page) {
    return new WebhookPage(
        page.items().stream().map(ClipModels::webhook).toList(), page.nextCursor());
  }

  static WebhookDeliveryPage deliveries(Page<LoggedDelivery> page) {
    return new WebhookDeliveryPage(
        page.items().stream().map(ClipModels::delivery).toList(), page.nextCursor());
  }

  static WebhookDelivery delivery(LoggedDelivery delivery) {
    return new WebhookDelivery(
        delivery.messageId(),
        delivery.type(),
        switch (delivery.state()) {
          case PENDING -> WebhookDeliveryStatus.PENDING;
          case DELIVERED -> WebhookDeliveryStatus.DELIVERED;
          case FAILED -> WebhookDeliveryStatus.FAILED;
        },
        delivery.attempts().stream().map(ClipModels::attempt).toList(),
        delivery.nextAttemptAt(),
        delivery.createdAt());
  }

  private static WebhookDeliveryAttempt attempt(LoggedAttempt attempt) {
    return new WebhookDeliveryAttempt(
        attempt.number(),
        attempt.attemptedAt(),
        attempt.duration().toMillis(),
        attempt.status(),
        attempt.answer(),
        attempt.error());
  }

  private static WebhookStatus status(Endpoint endpoint) {
    return endpoint.enabled() ? WebhookStatus.ENABLED : WebhookStatus.DISABLED;
  }
}
