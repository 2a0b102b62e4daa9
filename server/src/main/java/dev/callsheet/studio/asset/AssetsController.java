package dev.callsheet.studio.asset;

import dev.callsheet.api.studio.AssetCreated;
import dev.callsheet.api.studio.AssetFound;
import dev.callsheet.api.studio.AssetsApi;
import dev.callsheet.api.studio.AssetsListed;
import dev.callsheet.api.studio.Conflict;
import dev.callsheet.api.studio.CreateAssetResponse;
import dev.callsheet.api.studio.DeleteAssetResponse;
import dev.callsheet.api.studio.DeleteSubtitlesResponse;
import dev.callsheet.api.studio.Deleted;
import dev.callsheet.api.studio.GetAssetResponse;
import dev.callsheet.api.studio.InsufficientCredits;
import dev.callsheet.api.studio.ListAssetsResponse;
import dev.callsheet.api.studio.NotFound;
import dev.callsheet.api.studio.PayloadTooLarge;
import dev.callsheet.api.studio.ReplaceSubtitlesResponse;
import dev.callsheet.api.studio.SubtitlesReplaced;
import dev.callsheet.api.studio.ValidationFailed;
import dev.callsheet.api.studio.model.AssetPage;
import dev.callsheet.api.studio.model.AssetStatus;
import dev.callsheet.api.studio.model.CreateAssetRequest;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.studio.StudioModels;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations of the tag StudioAssets. */
@Controller
class AssetsController implements AssetsApi {
  /** More of what a client calls a charset says nothing. */
  private static final int LONGEST_NAME = 40;

  private final Assets assets;
  private final Subtitles subtitles;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  AssetsController(Assets assets, Subtitles subtitles, Idempotency idempotency, PublicUrls urls) {
    this.assets = assets;
    this.subtitles = subtitles;
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public CreateAssetResponse createAsset(
      Caller caller, @Nullable String idempotencyKey, CreateAssetRequest request) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        request,
        () ->
            switch (assets.create(
                caller.organizationId(),
                request.projectId(),
                request.filename(),
                request.sizeBytes(),
                null)) {
              case Assets.Creation.Created(var asset) -> {
                var url = urls.of("/v1/uploads/" + asset.asset().uploadId());
                yield new AssetCreated(AssetModels.asset(asset, urls), url, asset.expires());
              }
              case Assets.Creation.NoProject() -> new NotFound(StudioModels.NO_PROJECT);
              case Assets.Creation.NoCredits() -> new InsufficientCredits(StudioModels.NO_CREDITS);
              case Assets.Creation.TooLarge(var maxBytes) ->
                  new PayloadTooLarge(StudioModels.tooLarge(maxBytes));
            });
  }

  @Override
  public ListAssetsResponse listAssets(
      Caller caller,
      int limit,
      @Nullable String cursor,
      @Nullable String projectId,
      @Nullable AssetStatus status) {
    var page =
        assets
            .list(caller.organizationId(), projectId, AssetModels.state(status), limit, cursor)
            .map(asset -> AssetModels.asset(asset, urls));
    return new AssetsListed(new AssetPage(page.items(), page.nextCursor()));
  }

  @Override
  public GetAssetResponse getAsset(Caller caller, String assetId) {
    return assets
        .find(caller.organizationId(), assetId)
        .<GetAssetResponse>map(asset -> new AssetFound(AssetModels.asset(asset, urls)))
        .orElseGet(() -> new NotFound(StudioModels.NOT_FOUND));
  }

  @Override
  public DeleteAssetResponse deleteAsset(Caller caller, String assetId) {
    return switch (assets.delete(caller.organizationId(), assetId)) {
      case Assets.Deletion.Deleted() -> new Deleted();
      case Assets.Deletion.NotFound() -> new NotFound(StudioModels.NOT_FOUND);
      case Assets.Deletion.Rendering() ->
          new Conflict("The asset is being rendered. Cancel the render first.");
      case Assets.Deletion.Uploading() -> new Conflict("The asset is being uploaded. Try again.");
    };
  }

  @Override
  public ReplaceSubtitlesResponse replaceSubtitles(
      Caller caller, String assetId, String contentType, InputStream body) {
    return switch (replaced(caller, assetId, contentType, body)) {
      case Subtitles.Replacement.Replaced(var track, var skipped, var skippedCount) ->
          new SubtitlesReplaced(AssetModels.subtitles(track, skipped, skippedCount));
      case Subtitles.Replacement.NoAsset() -> new NotFound(StudioModels.NOT_FOUND);
      case Subtitles.Replacement.Malformed(var why) ->
          new ValidationFailed("The subtitles cannot be read.", StudioModels.invalid("body", why));
      case Subtitles.Replacement.UnknownCharset(var name) ->
          new ValidationFailed(
              "The subtitles cannot be read.",
              StudioModels.invalid("Content-Type", "no such charset: " + brief(name)));
      case Subtitles.Replacement.TooLarge(var maxBytes) ->
          new PayloadTooLarge("Subtitles may have at most " + maxBytes + " bytes.");
    };
  }

  @Override
  public DeleteSubtitlesResponse deleteSubtitles(Caller caller, String assetId) {
    return subtitles.delete(caller.organizationId(), assetId)
        ? new Deleted()
        : new NotFound(StudioModels.NOT_FOUND);
  }

  /** The encoding that a media type declares, if it declares one. */
  private static @Nullable String charset(String contentType) {
    return MediaType.of(contentType).getParametersMap().entrySet().stream()
        .filter(entry -> entry.getKey().toString().equalsIgnoreCase(MediaType.CHARSET_PARAMETER))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static String brief(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }

  private Subtitles.Replacement replaced(
      Caller caller, String assetId, String contentType, InputStream body) {
    try {
      return subtitles.replace(caller.organizationId(), assetId, body, charset(contentType));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
