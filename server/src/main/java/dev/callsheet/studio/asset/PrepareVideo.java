package dev.callsheet.studio.asset;

import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.media.MediaEngine;
import dev.callsheet.media.render.RenderFormat;
import dev.callsheet.media.render.RenderPlan;
import dev.callsheet.media.render.Resolution;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.WorkFolder;
import dev.callsheet.studio.FailureReason;
import jakarta.inject.Singleton;

/** The second stage of preparation: makes the small video of an asset that has been charged. */
@Singleton
final class PrepareVideo implements Job<String> {
  static final JobName<String> NAME =
      new JobName<>("studio.prepare-video", String.class, JobPool.HEAVY);

  private final AssetRepository assets;
  private final AssetPreparation preparation;
  private final AssetProgress progress;
  private final BlobStore blobs;
  private final Scratch scratch;
  private final MediaEngine media;

  PrepareVideo(
      AssetRepository assets,
      AssetPreparation preparation,
      AssetProgress progress,
      BlobStore blobs,
      Scratch scratch,
      MediaEngine media) {
    this.assets = assets;
    this.preparation = preparation;
    this.progress = progress;
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
    preparation.work(asset, () -> prepare(asset));
  }

  private void prepare(StoredAsset asset) throws Exception {
    try (var source = blobs.localCopy(asset.sourceKey());
        var folder = new WorkFolder(scratch)) {
      var proxy = folder.file("proxy.mp4");
      media.render(
          new RenderPlan(source.path(), asset.recording(), RenderFormat.MP4, Resolution.P540, null),
          proxy,
          progress.ofPicture(asset));
      blobs.move(proxy, asset.proxyKey());
      preparation.ready(asset.id());
      if (!assets.existsById(asset.id())) {
        blobs.delete(asset.proxyKey());
      }
    }
  }

  @Override
  public void exhausted(String assetId, Throwable cause) {
    assets.findById(assetId).ifPresent(asset -> preparation.fail(asset, FailureReason.INTERNAL));
  }
}
