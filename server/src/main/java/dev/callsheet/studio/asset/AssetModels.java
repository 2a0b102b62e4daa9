package dev.callsheet.studio.asset;

import dev.callsheet.api.studio.model.Asset;
import dev.callsheet.api.studio.model.AssetAudio;
import dev.callsheet.api.studio.model.AssetAudioTrack;
import dev.callsheet.api.studio.model.AssetFailure;
import dev.callsheet.api.studio.model.AssetFailureReason;
import dev.callsheet.api.studio.model.AssetStatus;
import dev.callsheet.api.studio.model.AssetUpload;
import dev.callsheet.api.studio.model.AssetVideo;
import dev.callsheet.api.studio.model.SubtitleSourceFormat;
import dev.callsheet.api.studio.model.SubtitleTrack;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.studio.FailureReason;
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
}
