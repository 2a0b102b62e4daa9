package dev.callsheet.studio.asset;

import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.media.MediaEngine;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.WorkFolder;
import dev.callsheet.studio.FailureReason;
import dev.callsheet.studio.StudioSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first stage of preparation: measures an uploaded file, has it charged, and extracts its audio
 * and its embedded subtitles.
 */
@Singleton
public final class PrepareAudio implements Job<String> {
  private static final Logger LOG = LoggerFactory.getLogger(PrepareAudio.class);

  static final JobName<String> NAME =
      new JobName<>("studio.prepare-audio", String.class, JobPool.HEAVY);

  private final AssetRepository assets;
  private final AssetPreparation preparation;
  private final Subtitles subtitles;
  private final BlobStore blobs;
  private final Scratch scratch;
  private final MediaEngine media;
  private final StudioSettings settings;

  PrepareAudio(
      AssetRepository assets,
      AssetPreparation preparation,
      Subtitles subtitles,
      BlobStore blobs,
      Scratch scratch,
      MediaEngine media,
      StudioSettings settings) {
    this.assets = assets;
    this.preparation = preparation;
    this.subtitles = subtitles;
    this.blobs = blobs;
    this.scratch = scratch;
    this.media = media;
    this.settings = settings;
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
      if (asset.creditsCharged() == null && !isPaid(asset, source.path())) {
        return;
      }
      var paid = assets.findById(assetId).filter(StoredAsset::isPaidAndOpen);
      if (paid.isPresent()) {
        extract(paid.get(), source.path(), folder);
      }
    } catch (MediaException exception) {
      var reason = FailureReason.of(exception.failure());
      if (reason == null) {
        throw exception;
      }
      LOG.info("{} failed: {}", assetId, exception.getMessage());
      preparation.fail(asset, reason);
    }
  }

  /** Measures the recording and has it charged, before any work on it. */
  private boolean isPaid(StoredAsset asset, Path source)
      throws IOException, MediaException, InterruptedException {
    var recording = media.probe(source);
    if (recording.audio() == null) {
      preparation.fail(asset, FailureReason.NO_AUDIO);
      return false;
    }
    if (recording.durationMillis() > settings.maxDuration().toMillis()) {
      preparation.fail(asset, FailureReason.TOO_LONG);
      return false;
    }
    return preparation.probed(asset, recording);
  }

  private void extract(StoredAsset asset, Path source, WorkFolder folder)
      throws IOException, MediaException, InterruptedException {
    var audio = folder.file("audio");
    var recording = media.extractAudio(source, asset.recording(), audio, ProgressListener.NONE);
    blobs.move(audio, asset.audioKey());
    addEmbeddedSubtitles(asset, source, recording, folder.file("subtitles.srt"));
    preparation.heard(asset, recording);
    if (assets.findById(asset.id()).isEmpty()) {
      blobs.delete(asset.audioKey());
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
