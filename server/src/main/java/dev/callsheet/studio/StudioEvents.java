package dev.callsheet.studio;

import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.webhook.Webhooks;
import jakarta.inject.Singleton;

/** The events of this family, each with the resource as its {@code get} operation answers it. */
@Singleton
class StudioEvents {
  /** The family as webhooks know it. */
  static final String FAMILY = "studio";

  private final Webhooks webhooks;
  private final AssetRepository assets;
  private final CutRepository cuts;
  private final RenderRepository renders;
  private final SubtitleRepository subtitles;
  private final PublicUrls urls;

  StudioEvents(
      Webhooks webhooks,
      AssetRepository assets,
      CutRepository cuts,
      RenderRepository renders,
      SubtitleRepository subtitles,
      PublicUrls urls) {
    this.webhooks = webhooks;
    this.assets = assets;
    this.cuts = cuts;
    this.renders = renders;
    this.subtitles = subtitles;
    this.urls = urls;
  }

  void assetReady(String id) {
    asset("asset.ready", id);
  }

  void assetPendingPayment(String id) {
    asset("asset.pending_payment", id);
  }

  void assetFailed(String id) {
    asset("asset.failed", id);
  }

  void cutCompleted(String id) {
    cut("cut.completed", id);
  }

  void cutFailed(String id) {
    cut("cut.failed", id);
  }

  void renderCompleted(String id) {
    render("render.completed", id);
  }

  void renderFailed(String id) {
    render("render.failed", id);
  }

  void renderCancelled(String id) {
    render("render.cancelled", id);
  }

  private void asset(String type, String id) {
    assets
        .findById(id)
        .ifPresent(
            asset ->
                webhooks.publish(
                    asset.organizationId(),
                    FAMILY,
                    type,
                    StudioModels.asset(
                        new AssetView(asset, null, subtitles.findByAssetId(id).orElse(null)),
                        urls)));
  }

  private void cut(String type, String id) {
    cuts.findById(id)
        .ifPresent(
            cut -> webhooks.publish(cut.organizationId(), FAMILY, type, StudioModels.cut(cut)));
  }

  private void render(String type, String id) {
    renders
        .findById(id)
        .ifPresent(
            render ->
                webhooks.publish(
                    render.organizationId(), FAMILY, type, StudioModels.render(render)));
  }
}
