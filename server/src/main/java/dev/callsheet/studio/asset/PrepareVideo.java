package dev.callsheet.studio.asset;

import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.media.MediaEngine;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.media.render.RenderFormat;
import dev.callsheet.media.render.RenderPlan;
import dev.callsheet.media.render.Resolution;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.WorkFolder;
import dev.callsheet.studio.FailureReason;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The second stage of preparation: makes the small video of an asset that has been charged. */
@Singleton
final class PrepareVideo implements Job<String> {
  private static final Logger LOG = LoggerFactory.getLogger(PrepareVideo.class);

  static final JobName<String> NAME =
      new JobName<>("studio.prepare-video", String.class, JobPool.HEAVY);

  private final AssetRepository assets;
  private final AssetPreparation preparation;
  private final BlobStore blobs;
  private final Scratch scratch;
  private final MediaEngine media;

  PrepareVideo(
      AssetRepository assets,
      AssetPreparation preparation,
      BlobStore blobs,
      Scratch scratch,
      MediaEngine media) {
    this.assets = assets;
    this.preparation = preparation;
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
    if (found.isEmpty() || found.get().status() != AssetState.PROCESSING) {
      return;
    }
    var asset = found.get();
    try (var source = blobs.localCopy(asset.sourceKey());
        var folder = new WorkFolder(scratch)) {
      var proxy = folder.file("proxy.mp4");
      media.render(
          new RenderPlan(source.path(), asset.recording(), RenderFormat.MP4, Resolution.P540, null),
          proxy,
          ProgressListener.NONE);
      blobs.move(proxy, asset.proxyKey());
      preparation.ready(assetId);
      if (assets.findById(assetId).isEmpty()) {
        blobs.delete(asset.proxyKey());
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

  @Override
  public void exhausted(String assetId, Throwable cause) {
    assets.findById(assetId).ifPresent(asset -> preparation.fail(asset, FailureReason.INTERNAL));
  }
}
