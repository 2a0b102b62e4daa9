package dev.callsheet.studio.asset;

import dev.callsheet.media.process.ProgressListener;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the preparation of an asset has come: one percentage over its stages, of which each has a
 * span. It reaches 99; the last percent is that the asset is ready.
 */
@Singleton
final class AssetProgress {
  private static final Logger LOG = LoggerFactory.getLogger(AssetProgress.class);

  private static final int MEASURED = 5;

  /** Where the sound of a video ends. Its picture takes far longer. */
  private static final int HEARD = 15;

  private static final int DONE = 99;

  private final AssetRepository assets;

  AssetProgress(AssetRepository assets) {
    this.assets = assets;
  }

  ProgressListener ofMeasuring(StoredAsset asset) {
    return new Span(asset.id(), 0, MEASURED);
  }

  /** The sound is all that there is to do unless the recording, which was measured, has video. */
  ProgressListener ofSound(StoredAsset asset) {
    return new Span(asset.id(), MEASURED, asset.recording().video() == null ? DONE : HEARD);
  }

  ProgressListener ofPicture(StoredAsset asset) {
    return new Span(asset.id(), HEARD, DONE);
  }

  /** Progress is not worth failing for: the next step tells it again. */
  private void tell(String assetId, int percent) {
    try {
      assets.progress(assetId, percent);
    } catch (RuntimeException unreachable) {
      LOG.debug("Progress of {} is not told", assetId, unreachable);
    }
  }

  /** The percents from one to another, each told once. */
  private final class Span implements ProgressListener {
    private final String assetId;
    private final int from;
    private final int to;
    private int told;

    Span(String assetId, int from, int to) {
      this.assetId = assetId;
      this.from = from;
      this.to = to;
      this.told = from;
    }

    @Override
    public void progressed(int percent) {
      int whole = from + (to - from) * percent / 100;
      if (whole > told) {
        told = whole;
        tell(assetId, whole);
      }
    }
  }
}
