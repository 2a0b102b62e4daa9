package dev.callsheet.studio.asset;

import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.studio.StudioFamily;
import dev.callsheet.webhook.Webhooks;
import jakarta.inject.Singleton;

/** The events of assets, each with the asset as {@code getAsset} answers it. */
@Singleton
class AssetEvents {
  private final Webhooks webhooks;
  private final AssetRepository assets;
  private final SubtitleRepository subtitles;
  private final PublicUrls urls;

  AssetEvents(
      Webhooks webhooks, AssetRepository assets, SubtitleRepository subtitles, PublicUrls urls) {
    this.webhooks = webhooks;
    this.assets = assets;
    this.subtitles = subtitles;
    this.urls = urls;
  }

  void ready(String id) {
    publish("asset.ready", id);
  }

  void pendingPayment(String id) {
    publish("asset.pending_payment", id);
  }

  void failed(String id) {
    publish("asset.failed", id);
  }

  private void publish(String type, String id) {
    var found = assets.findById(id);
    if (found.isPresent()) {
      var asset = found.get();
      var view = new AssetView(asset, null, subtitles.findByAssetId(id).orElse(null));
      webhooks.publish(
          asset.organizationId(), StudioFamily.NAME, type, AssetModels.asset(view, urls));
    }
  }
}
