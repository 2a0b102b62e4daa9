package dev.callsheet.studio.asset;

import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.media.MediaEngine;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.WorkFolder;
import dev.callsheet.studio.FailureReason;
import dev.callsheet.studio.StudioSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  private final AssetProgress progress;
  private final Subtitles subtitles;
  private final BlobStore blobs;
  private final Scratch scratch;
  private final MediaEngine media;
  private final StudioSettings settings;

  PrepareAudio(
      AssetRepository assets,
      AssetPreparation preparation,
      AssetProgress progress,
      Subtitles subtitles,
      BlobStore blobs,
      Scratch scratch,
      MediaEngine media,
      StudioSettings settings) {
    this.assets = assets;
    this.preparation = preparation;
    this.progress = progress;
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
    preparation.work(asset, () -> prepare(asset));
  }

  private void prepare(StoredAsset asset) throws Exception {
    try (var source = blobs.localCopy(asset.sourceKey());
        var folder = new WorkFolder(scratch)) {
      if (asset.creditsCharged() == null && !isPaid(asset, source.path())) {
        return;
      }
      var paid = assets.findById(asset.id()).filter(StoredAsset::isPaidAndOpen);
      if (paid.isPresent()) {
        extract(paid.get(), source.path(), folder);
      }
    }
  }

  /** Measures the recording and has it charged, before any work on it. */
  private boolean isPaid(StoredAsset asset, Path source)
      throws IOException, MediaException, InterruptedException {
    var recording = media.probe(source, progress.ofMeasuring(asset));
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
    var recording = media.extractAudio(source, asset.recording(), audio, progress.ofSound(asset));
    blobs.move(audio, asset.audioKey());
    addEmbeddedSubtitles(asset, source, recording, folder.file("subtitles"));
    preparation.heard(asset, recording);
    if (!assets.existsById(asset.id())) {
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

  /** Keeps all embedded subtitles, and takes the preferred ones of those that can be read. */
  private void addEmbeddedSubtitles(
      StoredAsset asset, Path source, MediaInfo recording, Path folder)
      throws IOException, MediaException, InterruptedException {
    if (recording.subtitles().isEmpty()) {
      return;
    }
    Files.createDirectory(folder);
    var files = extractedSubtitles(asset, source, recording, folder);
    int taken = 0;
    for (int track : recording.preferredSubtitles().subList(0, files.size())) {
      try (var input = Files.newInputStream(files.get(track - 1))) {
        if (subtitles.keepEmbedded(asset.id(), track, input) && taken == 0) {
          taken = track;
        }
      }
    }
    if (taken > 0) {
      subtitles.takeEmbedded(asset.id(), taken);
    }
  }

  /** None if they are damaged: sound and picture are worth more. */
  private List<Path> extractedSubtitles(
      StoredAsset asset, Path source, MediaInfo recording, Path folder)
      throws IOException, MediaException, InterruptedException {
    try {
      return media.extractSubtitles(source, recording, folder);
    } catch (MediaException exception) {
      if (FailureReason.of(exception.failure()) == null) {
        throw exception;
      }
      LOG.info("{} has subtitles that are left out: {}", asset.id(), exception.getMessage());
      return List.of();
    }
  }
}
