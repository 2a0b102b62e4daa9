package dev.callsheet.studio.render;

import dev.callsheet.api.studio.CancelRenderResponse;
import dev.callsheet.api.studio.Conflict;
import dev.callsheet.api.studio.CreateRenderResponse;
import dev.callsheet.api.studio.DownloadRenderResponse;
import dev.callsheet.api.studio.GetRenderResponse;
import dev.callsheet.api.studio.ListRendersResponse;
import dev.callsheet.api.studio.NotFound;
import dev.callsheet.api.studio.RangeNotSatisfiable;
import dev.callsheet.api.studio.RenderCancelled;
import dev.callsheet.api.studio.RenderCreated;
import dev.callsheet.api.studio.RenderCreationConflict;
import dev.callsheet.api.studio.RenderFile;
import dev.callsheet.api.studio.RenderFileRange;
import dev.callsheet.api.studio.RenderFileUnchanged;
import dev.callsheet.api.studio.RenderFound;
import dev.callsheet.api.studio.RendersApi;
import dev.callsheet.api.studio.RendersListed;
import dev.callsheet.api.studio.ValidationFailed;
import dev.callsheet.api.studio.model.CreateRenderRequest;
import dev.callsheet.api.studio.model.RenderPage;
import dev.callsheet.api.studio.model.RenderStatus;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.contract.BinaryBody;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.range.RangeDecision;
import dev.callsheet.kernel.range.RangeRequest;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.studio.StudioModels;
import dev.callsheet.studio.asset.Assets;
import io.micronaut.http.annotation.Controller;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The operations of the tag StudioRenders. */
@Controller
class RendersController implements RendersApi {
  private static final String RANGE_UNIT = "bytes";

  private final Renders renders;
  private final BlobStore blobs;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  RendersController(Renders renders, BlobStore blobs, Idempotency idempotency, PublicUrls urls) {
    this.renders = renders;
    this.blobs = blobs;
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public CreateRenderResponse createRender(
      Caller caller, @Nullable String idempotencyKey, CreateRenderRequest request) {
    return idempotency.once(
        caller.organizationId(), idempotencyKey, request, () -> create(caller, request));
  }

  private CreateRenderResponse create(Caller caller, CreateRenderRequest request) {
    var outcome =
        renders.create(
            caller.organizationId(),
            request.assetId(),
            request.cutId(),
            RenderModels.format(request.format()),
            RenderModels.resolution(request.resolution()),
            request.audioTrack());
    return switch (outcome) {
      case Renders.Creation.Created(var render) ->
          new RenderCreated(RenderModels.render(render), urls.of("/v1/renders/" + render.id()));
      case Renders.Creation.NoAsset() -> new NotFound("There is no such asset.");
      case Renders.Creation.NoCut() -> new NotFound("There is no such cut.");
      case Renders.Creation.AssetProcessing() ->
          new RenderCreationConflict.AssetProcessing(
              "The asset is still being prepared.", Assets.PREPARATION_POLL);
      case Renders.Creation.AssetUnpaid() ->
          new RenderCreationConflict.AssetPaymentRequired(
              "The asset is not paid for. Top up first.");
      case Renders.Creation.AssetFailed(var reason) ->
          new RenderCreationConflict.AssetFailed("The asset failed: " + reason.message());
      case Renders.Creation.VideoNotReady() ->
          new RenderCreationConflict.AssetNotReady(
              "The asset is not ready for a video yet.", Assets.PREPARATION_POLL);
      case Renders.Creation.CutNotCompleted(var status) ->
          new RenderCreationConflict.ModifierNotReady(
              "The cut is not completed, but " + StudioModels.words(status) + ".",
              Assets.PREPARATION_POLL);
      case Renders.Creation.CutEnded(var status) ->
          new RenderCreationConflict.Conflict(
              "The cut is " + StudioModels.words(status) + ". Create another one.");
      case Renders.Creation.CutOfAnotherAsset() -> invalid("cut_id", "is a cut of another asset");
      case Renders.Creation.CutKeepsNothing() -> invalid("cut_id", "keeps nothing to render");
      case Renders.Creation.NoAudioTrack(var tracks) ->
          invalid("audio_track", "must be at most " + tracks + ", as many tracks as there are");
      case Renders.Creation.NoVideo() -> invalid("format", "needs video, and the asset has none");
    };
  }

  private static CreateRenderResponse invalid(String field, String message) {
    return new ValidationFailed("Some fields are not valid.", StudioModels.invalid(field, message));
  }

  @Override
  public ListRendersResponse listRenders(
      Caller caller,
      int limit,
      @Nullable String cursor,
      @Nullable String assetId,
      @Nullable RenderStatus status) {
    var page =
        renders
            .list(caller.organizationId(), assetId, RenderModels.state(status), limit, cursor)
            .map(RenderModels::render);
    return new RendersListed(new RenderPage(page.items(), page.nextCursor()));
  }

  @Override
  public GetRenderResponse getRender(Caller caller, String renderId) {
    return renders
        .find(caller.organizationId(), renderId)
        .<GetRenderResponse>map(render -> new RenderFound(RenderModels.render(render)))
        .orElseGet(() -> new NotFound(StudioModels.NOT_FOUND));
  }

  @Override
  public CancelRenderResponse cancelRender(
      Caller caller, String renderId, @Nullable String idempotencyKey) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        renderId,
        () ->
            switch (renders.cancel(caller.organizationId(), renderId)) {
              case Renders.Cancellation.Cancelled(var render) ->
                  new RenderCancelled(RenderModels.render(render));
              case Renders.Cancellation.NotFound() -> new NotFound(StudioModels.NOT_FOUND);
              case Renders.Cancellation.Finished(var status) ->
                  new Conflict("The render is " + StudioModels.words(status) + " already.");
            });
  }

  @Override
  public DownloadRenderResponse downloadRender(
      Caller caller,
      String renderId,
      @Nullable String range,
      @Nullable String ifRange,
      @Nullable String ifNoneMatch) {
    var found = renders.find(caller.organizationId(), renderId);
    if (found.isEmpty()) {
      return new NotFound(StudioModels.NOT_FOUND);
    }
    var render = found.get();
    var size = render.sizeBytes();
    if (size == null) {
      return new Conflict(uncompleted(render));
    }
    var mediaType = render.format().mediaType();
    var key = render.fileKey();
    return switch (new RangeRequest(range, ifRange, ifNoneMatch).decide(size, etag(render))) {
      case RangeDecision.Whole() ->
          new RenderFile(
              new BinaryBody(blobs.open(key, 0, size), size),
              mediaType,
              etag(render),
              RANGE_UNIT,
              disposition(render));
      case RangeDecision.Partial(var part) ->
          new RenderFileRange(
              new BinaryBody(blobs.open(key, part.first(), part.length()), part.length()),
              mediaType,
              etag(render),
              RANGE_UNIT,
              part.contentRange(size),
              disposition(render));
      case RangeDecision.NotModified() -> new RenderFileUnchanged(etag(render));
      case RangeDecision.NotSatisfiable(var contentRange) ->
          new RangeNotSatisfiable("The file has " + size + " bytes.", contentRange);
    };
  }

  private static String uncompleted(StoredRender render) {
    return "The render is not completed, but " + StudioModels.words(render.status()) + ".";
  }

  /** A finished file never changes, so the render's id names its only version. */
  private static String etag(StoredRender render) {
    return '"' + render.id() + '"';
  }

  private static String disposition(StoredRender render) {
    return "attachment; filename=\""
        + render.id()
        + '.'
        + render.format().name().toLowerCase(Locale.ROOT)
        + '"';
  }
}
