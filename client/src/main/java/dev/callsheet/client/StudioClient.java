package dev.callsheet.client;

import dev.callsheet.client.studio.StudioApis;
import dev.callsheet.client.studio.model.Asset;
import dev.callsheet.client.studio.model.AssetStatus;
import dev.callsheet.client.studio.model.CreateAssetRequest;
import dev.callsheet.client.studio.model.Cut;
import dev.callsheet.client.studio.model.Render;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The client for recordings with one API key: the operations by their tags, uploads that resume,
 * and waiting for what takes time. Safe for use by many threads.
 */
public final class StudioClient extends StudioApis {

  private final AssetUploader uploader;
  private final Waiting waiting;

  StudioClient(Settings settings, String apiKey) {
    super(settings.connection(apiKey));
    uploader = new AssetUploader(assets(), uploads(), settings, apiKey);
    waiting = settings.waiting();
  }

  /**
   * Creates an asset and sends the file to it, resuming as often as it takes.
   *
   * @return the asset, whose preparation has begun
   * @throws IOException when the file cannot be read
   * @throws dev.callsheet.client.studio.CreateAssetException when the asset is refused
   * @throws dev.callsheet.client.studio.AppendToUploadException when the bytes are refused
   * @throws UploadInterruptedException when there was no progress for too long
   */
  public Asset upload(String projectId, Path file, UploadProgress progress) throws IOException {
    Asset asset =
        assets()
            .createAsset(
                CreateAssetRequest.of(
                    projectId, String.valueOf(file.getFileName()), Files.size(file)));
    return uploader.send(asset, file, progress);
  }

  /**
   * Sends to an asset what the server lacks of the file, as after {@link
   * UploadInterruptedException}.
   *
   * @return the asset, whose preparation has begun
   * @throws IOException when the file cannot be read
   */
  public Asset resumeUpload(String assetId, Path file, UploadProgress progress) throws IOException {
    return uploader.send(assets().getAsset(assetId), file, progress);
  }

  /**
   * Waits until an asset can be cut.
   *
   * @throws WaitException when it fails, waits for credits, or takes longer
   */
  public Asset awaitCuttable(String assetId, Duration timeout) {
    return awaitCuttable(assetId, timeout, asset -> {});
  }

  /**
   * Waits until an asset can be cut.
   *
   * @param progress is given the asset each time that it was read
   * @throws WaitException when it fails, waits for credits, or takes longer
   */
  public Asset awaitCuttable(String assetId, Duration timeout, Consumer<Asset> progress) {
    return awaitAsset(assetId, timeout, progress, Asset::cuttable);
  }

  /**
   * Waits until an asset is ready, so that its video can be rendered.
   *
   * @throws WaitException when it fails, waits for credits, or takes longer
   */
  public Asset awaitReady(String assetId, Duration timeout) {
    return awaitReady(assetId, timeout, asset -> {});
  }

  /**
   * Waits until an asset is ready, so that its video can be rendered.
   *
   * @param progress is given the asset each time that it was read
   * @throws WaitException when it fails, waits for credits, or takes longer
   */
  public Asset awaitReady(String assetId, Duration timeout, Consumer<Asset> progress) {
    return awaitAsset(assetId, timeout, progress, asset -> asset.status() == AssetStatus.READY);
  }

  private Asset awaitAsset(
      String assetId, Duration timeout, Consumer<Asset> progress, Predicate<Asset> wanted) {
    return waiting.until(
        assetId,
        timeout,
        () -> assets().getAsset(assetId),
        asset -> {
          progress.accept(asset);
          if (asset.status() == AssetStatus.FAILED) {
            throw new StudioWaitException.AssetFailed(asset);
          }
          if (asset.status() == AssetStatus.PENDING_PAYMENT) {
            throw new StudioWaitException.PaymentRequired(asset);
          }
          return wanted.test(asset);
        },
        Asset::status);
  }

  /**
   * Waits until a cut is completed.
   *
   * @throws WaitException when it fails or takes longer
   */
  public Cut awaitCut(String cutId, Duration timeout) {
    return waiting.until(
        cutId,
        timeout,
        () -> cuts().getCut(cutId),
        cut ->
            switch (cut.status()) {
              case PENDING, PROCESSING, UNKNOWN -> false;
              case COMPLETED -> true;
              case FAILED -> throw new StudioWaitException.WorkEnded(cut);
            },
        Cut::status);
  }

  /**
   * Waits until a render is completed.
   *
   * @param progress is given the render each time that it was read
   * @throws WaitException when it fails, is cancelled, or takes longer
   */
  public Render awaitRender(String renderId, Duration timeout, Consumer<Render> progress) {
    return waiting.until(
        renderId,
        timeout,
        () -> renders().getRender(renderId),
        render -> {
          progress.accept(render);
          return switch (render.status()) {
            case PENDING, PROCESSING, UNKNOWN -> false;
            case COMPLETED -> true;
            case FAILED, CANCELLED -> throw new StudioWaitException.WorkEnded(render);
          };
        },
        Render::status);
  }
}
