package dev.callsheet.client;

import dev.callsheet.client.api.ApiError;
import dev.callsheet.client.api.BinaryContent;
import dev.callsheet.client.api.NoAnswerException;
import dev.callsheet.client.api.Retry;
import dev.callsheet.client.api.UndeclaredAnswer;
import dev.callsheet.client.studio.AppendToUploadResult;
import dev.callsheet.client.studio.AssetsApi;
import dev.callsheet.client.studio.GetUploadOffsetResult;
import dev.callsheet.client.studio.NotFound;
import dev.callsheet.client.studio.UploadsApi;
import dev.callsheet.client.studio.error.Conflict;
import dev.callsheet.client.studio.model.Asset;
import dev.callsheet.client.studio.model.AssetStatus;
import dev.callsheet.client.studio.model.AssetUpload;
import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Sends a file to the upload of an asset by the tus protocol. After a broken connection, a restart
 * of the server or an offset that differs, it asks for the server's offset and goes on from there.
 */
final class AssetUploader {

  private static final int CHUNK_BYTES = 1 << 20;
  private static final int REQUEST_BYTES = 32 << 20;

  private final AssetsApi assets;
  private final UploadsApi uploads;
  private final Settings settings;
  private final TusClient tus;
  private final Backoff backoff;

  AssetUploader(AssetsApi assets, UploadsApi uploads, Settings settings, String apiKey) {
    this.assets = assets;
    this.uploads = uploads;
    this.settings = settings;
    this.tus = new BoundedTusClient(settings.requestTimeout());
    tus.setHeaders(Map.of("Authorization", "Bearer " + apiKey));
    tus.setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
    this.backoff = settings.backoff();
  }

  /** Sends what the server lacks of the file and returns the asset as it is afterwards. */
  Asset send(Asset asset, Path file, UploadProgress progress) throws IOException {
    AssetUpload upload = asset.upload();
    if (upload == null) {
      throw new IllegalArgumentException(
          "Asset " + asset.id() + " is " + asset.status() + " and takes no bytes.");
    }
    if (Files.size(file) != asset.sizeBytes()) {
      throw new IllegalArgumentException(
          "The asset takes %d bytes, but %s has %d."
              .formatted(asset.sizeBytes(), file, Files.size(file)));
    }
    var attempts = new Attempts();
    while (!attempt(asset, upload, file, progress, attempts)) {
      sleep(asset.id(), attempts);
    }
    return assets.getAsset(asset.id());
  }

  /** Returns whether the upload is over; false when another attempt makes sense. */
  private boolean attempt(
      Asset asset, AssetUpload assetUpload, Path file, UploadProgress progress, Attempts attempts)
      throws IOException {
    URI url = settings.baseUrl().resolve(assetUpload.url());
    var upload = new TusUpload(file.toFile());
    try (InputStream stream = upload.getInputStream()) {
      TusUploader uploader = tus.beginOrResumeUploadFromURL(upload, url.toURL());
      uploader.setChunkSize(CHUNK_BYTES);
      uploader.setRequestPayloadSize(REQUEST_BYTES);
      attempts.reached(uploader.getOffset());
      progress.sent(uploader.getOffset(), upload.getSize());
      while (uploader.uploadChunk() > -1) {
        progress.sent(uploader.getOffset(), upload.getSize());
      }
      uploader.finish();
      return true;
    } catch (ProtocolException refused) {
      return overAfter(refused, asset.id(), assetUpload.id(), file, attempts);
    } catch (IOException broken) {
      attempts.failed(asset.id(), broken);
      return false;
    }
  }

  /**
   * Finds out what an answer that the tus client did not understand means. It throws the bodies of
   * errors away, so the generated operations ask again and, if the offset is told, send a piece.
   */
  private boolean overAfter(
      ProtocolException refused, String assetId, String uploadId, Path file, Attempts attempts)
      throws IOException {
    try {
      GetUploadOffsetResult asked = uploads.getUploadOffsetResult(uploadId);
      if (asked instanceof NotFound && !isPendingUpload(assetId)) {
        return true;
      }
      if (asked instanceof GetUploadOffsetResult.Failure failure && isPassing(failure)) {
        attempts.failed(assetId, refused);
        return false;
      }
      long offset = GetUploadOffsetResult.orThrow(asked).uploadOffset();
      AppendToUploadResult appended =
          uploads.appendToUploadResult(uploadId, offset, BinaryContent.of(piece(file, offset)));
      if (appended instanceof AppendToUploadResult.Failure failure && isPassing(failure)) {
        attempts.failed(assetId, refused);
        return false;
      }
      attempts.reached(AppendToUploadResult.orThrow(appended).uploadOffset());
    } catch (NoAnswerException silence) {
      attempts.failed(assetId, silence);
    }
    return false;
  }

  private static byte[] piece(Path file, long offset) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      stream.skipNBytes(offset);
      return stream.readNBytes(CHUNK_BYTES);
    }
  }

  /** Whether the server's offset, asked for again, may lead on. */
  private static boolean isPassing(ApiError error) {
    return error.retry() == Retry.AFTER_DELAY
        || error instanceof Conflict
        || (error instanceof UndeclaredAnswer && error.status() >= 500);
  }

  /** A finished upload is gone: its last answer may have been lost on the way. */
  private boolean isPendingUpload(String assetId) {
    return assets.getAsset(assetId).status() == AssetStatus.PENDING_UPLOAD;
  }

  private void sleep(String assetId, Attempts attempts) {
    try {
      settings.sleeper().sleep(backoff.before(attempts.fruitless - 1));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UploadInterruptedException(assetId, interrupted);
    }
  }

  /** How often and how long the upload has stood still. */
  private final class Attempts {

    private long offset = -1;
    private int fruitless;
    private Instant lastProgress = settings.clock().instant();

    void reached(long acknowledged) {
      if (acknowledged > offset) {
        offset = acknowledged;
        fruitless = 0;
        lastProgress = settings.clock().instant();
      }
    }

    void failed(String assetId, Exception reason) {
      fruitless++;
      if (Duration.between(lastProgress, settings.clock().instant())
              .compareTo(settings.resumeWithin())
          > 0) {
        throw new UploadInterruptedException(assetId, reason);
      }
    }
  }

  /** A tus client that does not wait for an answer without end. */
  private static final class BoundedTusClient extends TusClient {

    private final Duration requestTimeout;

    BoundedTusClient(Duration requestTimeout) {
      this.requestTimeout = requestTimeout;
    }

    @Override
    public void prepareConnection(HttpURLConnection connection) {
      super.prepareConnection(connection);
      connection.setReadTimeout(Math.toIntExact(requestTimeout.toMillis()));
    }
  }
}
