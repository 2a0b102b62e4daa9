package dev.callsheet.studio.asset;

import dev.callsheet.credit.CreditListener;
import dev.callsheet.credit.Credits;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.job.CancellableWork;
import dev.callsheet.job.Jobs;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.studio.FailureReason;
import dev.callsheet.upload.Upload;
import dev.callsheet.upload.UploadListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an asset moves from its upload to being ready. Each step changes the state, enqueues the next
 * job and tells the webhooks in one transaction, and does nothing when it was done before.
 */
@Singleton
class AssetPreparation implements UploadListener, CreditListener {
  private static final Logger LOG = LoggerFactory.getLogger(AssetPreparation.class);

  private static final long MILLIS_PER_CREDIT = 60_000;

  private final AssetRepository assets;
  private final Credits credits;
  private final Jobs jobs;
  private final AssetEvents events;
  private final Clock clock;

  AssetPreparation(
      AssetRepository assets, Credits credits, Jobs jobs, AssetEvents events, Clock clock) {
    this.assets = assets;
    this.credits = credits;
    this.jobs = jobs;
    this.events = events;
    this.clock = clock;
  }

  /** All bytes have arrived: the first stage begins. */
  @Override
  @Transactional
  public void completed(Upload upload) {
    assets
        .findByUploadId(upload.id())
        .filter(asset -> assets.uploaded(asset.id(), clock.instant()) > 0)
        .ifPresent(asset -> jobs.schedule(PrepareAudio.NAME, asset.id(), asset.id()));
  }

  @Override
  @Transactional
  public void refused(Upload upload) {
    fail(upload, FailureReason.NOT_MEDIA);
  }

  @Override
  @Transactional
  public void terminated(Upload upload) {
    fail(upload, FailureReason.UPLOAD_TERMINATED);
  }

  @Override
  @Transactional
  public void expired(Upload upload) {
    fail(upload, FailureReason.UPLOAD_EXPIRED);
  }

  private void fail(Upload upload, FailureReason reason) {
    assets.findByUploadId(upload.id()).ifPresent(asset -> fail(asset, reason));
  }

  /**
   * Does the work of a stage, which ends soon if the asset is deleted meanwhile. What nobody can do
   * with the recording fails the asset.
   *
   * @throws Exception what else the work throws
   */
  void work(StoredAsset asset, CancellableWork.Work work) throws Exception {
    try {
      CancellableWork.run(asset.id(), () -> !assets.existsById(asset.id()), work);
    } catch (MediaException exception) {
      var reason = FailureReason.of(exception.failure());
      if (reason == null) {
        throw exception;
      }
      LOG.info("{} failed: {}", asset.id(), exception.getMessage());
      fail(asset, reason);
    }
  }

  /**
   * The recording was measured: the charge is made, or waits for the next top-up.
   *
   * @return whether it is paid for, and so worked on
   */
  @Transactional
  boolean probed(StoredAsset asset, MediaInfo media) {
    if (assets.probed(asset.id(), JsonColumn.write(media), clock.instant()) == 0) {
      // Another worker, which took this one for dead or was taken for dead, may have had it
      // charged.
      return assets.findById(asset.id()).filter(StoredAsset::isPaidAndOpen).isPresent();
    }
    if (charge(asset, media)) {
      return true;
    }
    if (assets.awaitPayment(asset.id(), clock.instant()) > 0) {
      events.pendingPayment(asset.id());
    }
    return false;
  }

  /** The sound was decoded: the recording can be cut. What it turned out shorter is given back. */
  @Transactional
  void heard(StoredAsset asset, MediaInfo media) {
    var charged = Objects.requireNonNull(asset.creditsCharged());
    var price = Math.min(charged, price(media));
    if (assets.heard(asset.id(), JsonColumn.write(media), price, clock.instant()) == 0) {
      return;
    }
    if (price < charged) {
      credits.grant(asset.organizationId(), charged - price, "shorter:" + asset.id());
    }
    if (media.video() == null) {
      ready(asset.id());
      return;
    }
    jobs.schedule(PrepareVideo.NAME, asset.id(), asset.id());
  }

  /** Pays for what waited, oldest first, as far as the balance goes. */
  @Override
  @Transactional
  public void creditsAdded(String organizationId) {
    for (var asset : assets.lockUnpaid(organizationId)) {
      if (charge(asset, asset.recording())) {
        // The job that found it unpaid may not have left the queue yet.
        jobs.schedule(PrepareAudio.NAME, asset.id() + "-paid", asset.id());
      }
    }
  }

  private boolean charge(StoredAsset asset, MediaInfo media) {
    var price = price(media);
    if (!credits.charge(asset.organizationId(), price, asset.id())) {
      return false;
    }
    assets.charged(asset.id(), price, clock.instant());
    return true;
  }

  /** A credit pays for one started minute of what can be decoded. */
  static long price(MediaInfo media) {
    return Math.max(1, Math.ceilDiv(media.contentMillis(), MILLIS_PER_CREDIT));
  }

  /** The last stage is done. */
  @Transactional
  void ready(String assetId) {
    if (assets.ready(assetId, clock.instant()) > 0) {
      events.ready(assetId);
    }
  }

  /** The asset came to nothing; what it cost is given back. */
  @Transactional
  void fail(StoredAsset asset, FailureReason reason) {
    if (assets.fail(asset.id(), reason, clock.instant()) == 0) {
      return;
    }
    events.failed(asset.id());
    assets
        .findById(asset.id())
        .map(StoredAsset::creditsCharged)
        .ifPresent(
            charged -> credits.grant(asset.organizationId(), charged, "refund:" + asset.id()));
  }
}
