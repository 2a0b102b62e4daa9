package dev.callsheet.studio;

import dev.callsheet.api.AssetsApi;
import dev.callsheet.api.CreateAssetResponse;
import dev.callsheet.api.DeleteAssetResponse;
import dev.callsheet.api.GetAssetResponse;
import dev.callsheet.api.ListAssetsResponse;
import dev.callsheet.api.ReplaceSubtitlesResponse;
import dev.callsheet.api.model.AssetPage;
import dev.callsheet.api.model.CreateAssetRequest;
import dev.callsheet.apikey.Caller;
import dev.callsheet.http.PublicUrls;
import dev.callsheet.idempotency.Idempotency;
import io.micronaut.http.annotation.Controller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The operations of the tag Assets. */
@Controller
class AssetsController implements AssetsApi {
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
        "createAsset",
        request,
        CreateAssetResponse.class,
        () ->
            switch (assets.create(
                caller.organizationId(),
                request.projectId(),
                request.filename(),
                request.sizeBytes())) {
              case Assets.Creation.Created(var asset) -> {
                var url = urls.of("/v1/uploads/" + asset.asset().uploadId());
                yield new CreateAssetResponse.Created(
                    StudioModels.asset(asset, urls), url, expires(asset));
              }
              case Assets.Creation.NoProject() ->
                  new CreateAssetResponse.NotFound("There is no such project.");
              case Assets.Creation.NoCredits() ->
                  new CreateAssetResponse.InsufficientCredits(
                      "The credit balance is at or below zero. Top up first.");
              case Assets.Creation.TooLarge(var maxBytes) ->
                  new CreateAssetResponse.PayloadTooLarge(
                      "A file may have at most " + maxBytes + " bytes.");
            });
  }

  private static @Nullable String expires(AssetView asset) {
    return asset.upload() == null ? null : HttpDate.of(asset.upload().expiresAt());
  }

  @Override
  public ListAssetsResponse listAssets(
      Caller caller, int limit, @Nullable String cursor, @Nullable String projectId) {
    var page =
        assets
            .list(caller.organizationId(), projectId, limit, cursor)
            .map(asset -> StudioModels.asset(asset, urls));
    return new ListAssetsResponse.Ok(new AssetPage(page.items(), page.nextCursor()));
  }

  @Override
  public GetAssetResponse getAsset(Caller caller, String assetId) {
    return assets
        .find(caller.organizationId(), assetId)
        .<GetAssetResponse>map(asset -> new GetAssetResponse.Ok(StudioModels.asset(asset, urls)))
        .orElseGet(() -> new GetAssetResponse.NotFound(StudioModels.NOT_FOUND));
  }

  @Override
  public DeleteAssetResponse deleteAsset(Caller caller, String assetId) {
    return switch (assets.delete(caller.organizationId(), assetId)) {
      case Assets.Deletion.Deleted() -> new DeleteAssetResponse.NoContent();
      case Assets.Deletion.NotFound() -> new DeleteAssetResponse.NotFound(StudioModels.NOT_FOUND);
      case Assets.Deletion.Rendering() ->
          new DeleteAssetResponse.Conflict("The asset is being rendered. Cancel the render first.");
      case Assets.Deletion.Uploading() ->
          new DeleteAssetResponse.Conflict("The asset is being uploaded. Try again.");
    };
  }

  @Override
  public ReplaceSubtitlesResponse replaceSubtitles(
      Caller caller, String assetId, String contentType, InputStream body) {
    return switch (replaced(caller, assetId, body)) {
      case Subtitles.Replacement.Replaced(var track) ->
          new ReplaceSubtitlesResponse.Ok(StudioModels.subtitles(track));
      case Subtitles.Replacement.NoAsset() ->
          new ReplaceSubtitlesResponse.NotFound(StudioModels.NOT_FOUND);
      case Subtitles.Replacement.Malformed(var why) ->
          new ReplaceSubtitlesResponse.ValidationError(
              "The subtitles cannot be read.", StudioModels.invalid("body", why));
      case Subtitles.Replacement.TooLarge(var maxBytes) ->
          new ReplaceSubtitlesResponse.PayloadTooLarge(
              "Subtitles may have at most " + maxBytes + " bytes.");
    };
  }

  private Subtitles.Replacement replaced(Caller caller, String assetId, InputStream body) {
    try {
      return subtitles.replace(caller.organizationId(), assetId, body);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
