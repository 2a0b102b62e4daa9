package dev.callsheet.studio;

import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.media.MediaEngine;
import dev.callsheet.media.MediaException;
import dev.callsheet.media.MediaFailure;
import dev.callsheet.media.MediaInfo;
import dev.callsheet.media.ProgressListener;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.WorkFolder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first stage of preparation: probes an uploaded file, extracts its audio and its embedded
 * subtitles, and has it charged.
 */
@Singleton
final class PrepareAudio implements Job<String> {
  static final JobName<String> NAME =
      new JobName<>("studio.prepare-audio", String.class, JobPool.HEAVY);

  private final AssetRepository assets;
  private final AssetPreparation preparation;
  private final Subtitles subtitles;
  private final BlobStore blobs;
  private final Scratch scratch;
  private final MediaEngine media;

  PrepareAudio(
      AssetRepository assets,
      AssetPreparation preparation,
      Subtitles subtitles,
      BlobStore blobs,
      Scratch scratch,
      MediaEngine media) {
    this.assets = assets;
    this.preparation = preparation;
    this.subtitles = subtitles;
    this.blobs = blobs;
    this.scratch = scratch;
    this.media = media;
  }

  @Override
  public JobName<String> name() {
    return NAME;
  }

  @Override
  public void run(String assetId, Attempt attempt) throws Exception {
    var found = assets.findById(assetId);
    if (found.filter(PrepareAudio::isOpen).isEmpty()) {
      return;
    }
    var asset = found.get();
    try (var source = blobs.localCopy(asset.sourceKey());
        var folder = new WorkFolder(scratch)) {
      var recording = media.probe(source.path());
      if (recording.audio() == null) {
        preparation.fail(asset, FailureReason.NO_AUDIO);
        return;
      }
      var audio = folder.file("audio");
      media.extractAudio(source.path(), recording, audio, ProgressListener.NONE);
      blobs.move(audio, asset.audioKey());
      addEmbeddedSubtitles(asset, source.path(), recording, folder.file("subtitles.srt"));
      preparation.probed(asset, recording);
      if (assets.findById(assetId).isEmpty()) {
        blobs.delete(asset.audioKey());
      }
    } catch (MediaException exception) {
      switch (exception.failure()) {
        case MediaFailure.NotMedia(var detail) -> preparation.fail(asset, FailureReason.NOT_MEDIA);
        case MediaFailure.Corrupt(var detail) -> preparation.fail(asset, FailureReason.CORRUPT);
        case MediaFailure.DeadlineExceeded(var deadline) -> throw exception;
        case MediaFailure.OutputTooLarge(var limit) -> throw exception;
        case MediaFailure.ToolFailed(var code, var detail) -> throw exception;
      }
    }
  }

  @Override
  public void exhausted(String assetId, Throwable cause) {
    assets
        .findById(assetId)
        .filter(PrepareAudio::isOpen)
        .ifPresent(asset -> preparation.fail(asset, FailureReason.INTERNAL));
  }

  /** Whether this stage is still to be done; the job outlives it when its worker is killed. */
  private static boolean isOpen(StoredAsset asset) {
    return asset.status() == AssetState.PROCESSING && !asset.cuttable();
  }

  private void addEmbeddedSubtitles(
      StoredAsset asset, Path source, MediaInfo recording, Path extracted)
      throws IOException, MediaException, InterruptedException {
    if (recording.subtitles().isEmpty()) {
      return;
    }
    media.extractSubtitles(source, recording, recording.subtitles().getFirst(), extracted);
    try (var input = Files.newInputStream(extracted)) {
      subtitles.addEmbedded(asset.id(), input);
    }
  }
}
