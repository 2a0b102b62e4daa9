package dev.callsheet.studio;

import dev.callsheet.api.studio.model.Asset;
import dev.callsheet.api.studio.model.AssetAudio;
import dev.callsheet.api.studio.model.AssetAudioTrack;
import dev.callsheet.api.studio.model.AssetFailure;
import dev.callsheet.api.studio.model.AssetFailureReason;
import dev.callsheet.api.studio.model.AssetStatus;
import dev.callsheet.api.studio.model.AssetUpload;
import dev.callsheet.api.studio.model.AssetVideo;
import dev.callsheet.api.studio.model.CreatedApiKey;
import dev.callsheet.api.studio.model.CreatedWebhook;
import dev.callsheet.api.studio.model.CreditEntry;
import dev.callsheet.api.studio.model.CreditEntryKind;
import dev.callsheet.api.studio.model.Cut;
import dev.callsheet.api.studio.model.CutScript;
import dev.callsheet.api.studio.model.CutStatus;
import dev.callsheet.api.studio.model.EventType;
import dev.callsheet.api.studio.model.FieldError;
import dev.callsheet.api.studio.model.KeptRange;
import dev.callsheet.api.studio.model.Project;
import dev.callsheet.api.studio.model.Render;
import dev.callsheet.api.studio.model.RenderResolution;
import dev.callsheet.api.studio.model.RenderStatus;
import dev.callsheet.api.studio.model.Scope;
import dev.callsheet.api.studio.model.SilenceScript;
import dev.callsheet.api.studio.model.SubtitleSourceFormat;
import dev.callsheet.api.studio.model.SubtitleTrack;
import dev.callsheet.api.studio.model.TimeRange;
import dev.callsheet.api.studio.model.TopUp;
import dev.callsheet.api.studio.model.ValidationDetails;
import dev.callsheet.api.studio.model.Webhook;
import dev.callsheet.api.studio.model.WebhookDelivery;
import dev.callsheet.api.studio.model.WebhookDeliveryAttempt;
import dev.callsheet.api.studio.model.WebhookDeliveryStatus;
import dev.callsheet.api.studio.model.WebhookStatus;
import dev.callsheet.api.studio.model.WorkFailure;
import dev.callsheet.api.studio.model.WorkFailureReason;
import dev.callsheet.apikey.ApiKey;
import dev.callsheet.credit.TopUpOutcome;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.media.MediaInfo;
import dev.callsheet.media.RenderFormat;
import dev.callsheet.media.Resolution;
import dev.callsheet.webhook.Endpoint;
import dev.callsheet.webhook.LoggedAttempt;
import dev.callsheet.webhook.LoggedDelivery;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What this family keeps, as the contract's models, and back. */
final class StudioModels {
  static final String NOT_FOUND = "There is no such resource.";

  private StudioModels() {}

  static ValidationDetails invalid(String field, String message) {
    return new ValidationDetails(List.of(new FieldError(field, message)));
  }

  static Project project(StoredProject project) {
    return new Project(project.id(), project.name(), project.createdAt());
  }

  static Asset asset(AssetView view, PublicUrls urls) {
    var asset = view.asset();
    var media = asset.media() == null ? null : asset.recording();
    var upload = view.upload();
    return new Asset(
        asset.id(),
        asset.projectId(),
        asset.filename(),
        asset.sizeBytes(),
        switch (asset.status()) {
          case PENDING_UPLOAD -> AssetStatus.PENDING_UPLOAD;
          case PROCESSING -> AssetStatus.PROCESSING;
          case PENDING_PAYMENT -> AssetStatus.PENDING_PAYMENT;
          case READY -> AssetStatus.READY;
          case FAILED -> AssetStatus.FAILED;
        },
        asset.cuttable(),
        media == null ? null : media.durationMillis(),
        media == null ? null : video(media.video()),
        media == null ? null : audio(media.audio()),
        media == null ? null : audioTracks(media),
        view.subtitles() == null ? null : subtitles(view.subtitles()),
        asset.creditsCharged(),
        upload == null
            ? null
            : new AssetUpload(
                upload.id(),
                urls.of("/v1/uploads/" + upload.id()),
                upload.offset(),
                upload.expiresAt()),
        assetFailure(asset.failureReason()),
        asset.createdAt(),
        asset.updatedAt());
  }

  private static @Nullable AssetVideo video(MediaInfo.@Nullable VideoStream video) {
    return video == null
        ? null
        : new AssetVideo(
            video.codec(), video.width(), video.height(), video.frameRate().toString());
  }

  private static @Nullable AssetAudio audio(MediaInfo.@Nullable AudioStream audio) {
    return audio == null
        ? null
        : new AssetAudio(audio.codec(), audio.sampleRate(), audio.channels());
  }

  private static List<AssetAudioTrack> audioTracks(MediaInfo media) {
    return media.audioTracks().stream()
        .map(
            track ->
                new AssetAudioTrack(
                    track.codec(),
                    track.sampleRate(),
                    track.channels(),
                    track.equals(media.audio())))
        .toList();
  }

  static SubtitleTrack subtitles(StoredSubtitleTrack track) {
    return new SubtitleTrack(
        switch (track.format()) {
          case SRT -> SubtitleSourceFormat.SRT;
          case VTT -> SubtitleSourceFormat.VTT;
          case EMBEDDED -> SubtitleSourceFormat.EMBEDDED;
        },
        track.cueCount(),
        track.durationMs());
  }

  static @Nullable AssetFailure assetFailure(@Nullable FailureReason reason) {
    return reason == null
        ? null
        : new AssetFailure(
            switch (reason) {
              case NOT_MEDIA -> AssetFailureReason.NOT_MEDIA;
              case NO_AUDIO -> AssetFailureReason.NO_AUDIO;
              case CORRUPT -> AssetFailureReason.CORRUPT;
              case UNSUPPORTED -> AssetFailureReason.UNSUPPORTED;
              case TOO_LONG -> AssetFailureReason.TOO_LONG;
              case LIMIT_EXCEEDED -> AssetFailureReason.LIMIT_EXCEEDED;
              case UPLOAD_EXPIRED -> AssetFailureReason.UPLOAD_EXPIRED;
              case UPLOAD_TERMINATED -> AssetFailureReason.UPLOAD_TERMINATED;
              case INTERNAL -> AssetFailureReason.INTERNAL;
            },
            reason.message());
  }

  /** What a cut or a render can come to, whose asset was prepared before. */
  static @Nullable WorkFailure workFailure(@Nullable FailureReason reason) {
    return reason == null
        ? null
        : new WorkFailure(
            switch (reason) {
              case NOT_MEDIA, CORRUPT -> WorkFailureReason.CORRUPT;
              case UNSUPPORTED -> WorkFailureReason.UNSUPPORTED;
              case LIMIT_EXCEEDED -> WorkFailureReason.LIMIT_EXCEEDED;
              case NO_AUDIO, TOO_LONG, UPLOAD_EXPIRED, UPLOAD_TERMINATED, INTERNAL ->
                  WorkFailureReason.INTERNAL;
            },
            reason.message());
  }

  static Cut cut(StoredCut cut) {
    var result = cut.keeps();
    return new Cut(
        cut.id(),
        cut.assetId(),
        cutStatus(cut.status()),
        script(cut.asks()),
        result == null ? null : result(result),
        workFailure(cut.failureReason()),
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
        workFailure(render.failureReason()),
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

  private static CutStatus cutStatus(WorkState state) {
    return switch (state) {
      case PENDING -> CutStatus.PENDING;
      case PROCESSING -> CutStatus.PROCESSING;
      case COMPLETED -> CutStatus.COMPLETED;
      case FAILED -> CutStatus.FAILED;
      case CANCELLED -> throw new IllegalArgumentException("A cut is never cancelled");
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

  /** The state as the contract spells it, for messages. */
  static String words(WorkState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  static CreditEntry creditEntry(dev.callsheet.credit.CreditEntry entry) {
    return new CreditEntry(
        entry.id(),
        switch (entry.kind()) {
          case GRANT -> CreditEntryKind.GRANT;
          case TOP_UP -> CreditEntryKind.TOP_UP;
          case CHARGE -> CreditEntryKind.CHARGE;
        },
        entry.amount(),
        entry.balanceAfter(),
        entry.reference(),
        entry.createdAt());
  }

  static TopUp topUp(TopUpOutcome.Completed topUp) {
    return new TopUp(
        topUp.topUpId(), topUp.credits(), topUp.amountMinor(), topUp.currency(), topUp.createdAt());
  }

  static Set<String> scopes(List<Scope> scopes) {
    return scopes.stream().map(Scope::value).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<Scope> scopes(ApiKey key) {
    return key.scopes().stream().map(scope -> Scope.of(scope).orElseThrow()).toList();
  }

  static dev.callsheet.api.studio.model.ApiKey apiKey(ApiKey key) {
    return new dev.callsheet.api.studio.model.ApiKey(
        key.id(),
        key.name(),
        scopes(key),
        key.createdAt(),
        key.lastUsedAt(),
        key.formerExpiresAt());
  }

  static CreatedApiKey createdApiKey(ApiKey key, String secret) {
    return new CreatedApiKey(
        key.id(),
        key.name(),
        scopes(key),
        key.createdAt(),
        key.lastUsedAt(),
        key.formerExpiresAt(),
        secret);
  }

  static Webhook endpoint(Endpoint endpoint) {
    return new Webhook(
        endpoint.id(), endpoint.url(), events(endpoint), status(endpoint), endpoint.createdAt());
  }

  static CreatedWebhook createdEndpoint(Endpoint endpoint, String secret) {
    return new CreatedWebhook(
        endpoint.id(),
        endpoint.url(),
        events(endpoint),
        status(endpoint),
        endpoint.createdAt(),
        secret);
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
        delivery.attempts().stream().map(StudioModels::attempt).toList(),
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

  private static List<EventType> events(Endpoint endpoint) {
    return endpoint.events().stream().map(event -> EventType.of(event).orElseThrow()).toList();
  }

  private static WebhookStatus status(Endpoint endpoint) {
    return endpoint.enabled() ? WebhookStatus.ENABLED : WebhookStatus.DISABLED;
  }
}
