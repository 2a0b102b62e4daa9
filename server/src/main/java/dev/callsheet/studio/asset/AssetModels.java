package dev.callsheet.studio.asset;

import dev.callsheet.api.studio.model.Asset;
import dev.callsheet.api.studio.model.AssetAudio;
import dev.callsheet.api.studio.model.AssetAudioTrack;
import dev.callsheet.api.studio.model.AssetFailure;
import dev.callsheet.api.studio.model.AssetFailureReason;
import dev.callsheet.api.studio.model.AssetStatus;
import dev.callsheet.api.studio.model.AssetSubtitleTrack;
import dev.callsheet.api.studio.model.AssetUpload;
import dev.callsheet.api.studio.model.AssetVideo;
import dev.callsheet.api.studio.model.SkippedSubtitle;
import dev.callsheet.api.studio.model.SubtitleSourceFormat;
import dev.callsheet.api.studio.model.SubtitleTrack;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.studio.FailureReason;
import dev.callsheet.subtitle.SubtitleReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assets as the contract writes them. */
final class AssetModels {
  private AssetModels() {}

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
        asset.status() == AssetState.PROCESSING ? asset.progressPercent() : null,
        media == null ? null : media.durationMillis(),
        media == null ? null : video(media.video()),
        media == null ? null : audio(media.audio()),
        media == null ? null : audioTracks(media),
        media == null ? null : subtitleTracks(media),
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

  /** The state that a list is confined to. */
  static @Nullable AssetState state(@Nullable AssetStatus status) {
    return switch (status) {
      case null -> null;
      case PENDING_UPLOAD -> AssetState.PENDING_UPLOAD;
      case PROCESSING -> AssetState.PROCESSING;
      case PENDING_PAYMENT -> AssetState.PENDING_PAYMENT;
      case READY -> AssetState.READY;
      case FAILED -> AssetState.FAILED;
    };
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

  private static List<AssetSubtitleTrack> subtitleTracks(MediaInfo media) {
    return media.subtitles().stream()
        .map(
            track ->
                new AssetSubtitleTrack(
                    track.codec(),
                    track.language(),
                    track.title(),
                    track.byDefault(),
                    track.forced(),
                    track.hearingImpaired()))
        .toList();
  }

  static SubtitleTrack subtitles(StoredSubtitleTrack track) {
    return subtitles(track, List.of(), 0);
  }

  /** The subtitles of a file of which some blocks may have been left out. */
  static SubtitleTrack subtitles(
      StoredSubtitleTrack track, List<SubtitleReading.Skipped> skipped, int skippedCount) {
    return new SubtitleTrack(
        switch (track.format()) {
          case SRT -> SubtitleSourceFormat.SRT;
          case VTT -> SubtitleSourceFormat.VTT;
          case EMBEDDED -> SubtitleSourceFormat.EMBEDDED;
        },
        track.cueCount(),
        track.durationMs(),
        track.track(),
        skipped.isEmpty() ? null : skippedCount,
        skipped.isEmpty()
            ? null
            : skipped.stream()
                .map(block -> new SkippedSubtitle(block.line(), block.reason()))
                .toList());
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
}
