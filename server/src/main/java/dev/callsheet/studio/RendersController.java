package dev.callsheet.studio;

import dev.callsheet.api.BinaryBody;
import dev.callsheet.api.CancelRenderResponse;
import dev.callsheet.api.CreateRenderResponse;
import dev.callsheet.api.DownloadRenderResponse;
import dev.callsheet.api.GetRenderFileHeadersResponse;
import dev.callsheet.api.GetRenderResponse;
import dev.callsheet.api.ListRendersResponse;
import dev.callsheet.api.RendersApi;
import dev.callsheet.api.model.CreateRenderRequest;
import dev.callsheet.api.model.RenderPage;
import dev.callsheet.apikey.Caller;
import dev.callsheet.http.PublicUrls;
import dev.callsheet.http.range.RangeDecision;
import dev.callsheet.http.range.RangeRequest;
import dev.callsheet.idempotency.Idempotency;
import dev.callsheet.storage.BlobStore;
import io.micronaut.http.annotation.Controller;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The operations of the tag Renders. */
@Controller
class RendersController implements RendersApi {
  /** How soon it pays to ask again for an asset that is being prepared. */
  static final Duration PREPARATION_POLL = Duration.ofSeconds(2);

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
        caller.organizationId(),
        idempotencyKey,
        "createRender",
        request,
        CreateRenderResponse.class,
        () -> create(caller, request));
  }

  private CreateRenderResponse create(Caller caller, CreateRenderRequest request) {
    var outcome =
        renders.create(
            caller.organizationId(),
            request.assetId(),
            request.cutId(),
            StudioModels.format(request.format()),
            StudioModels.resolution(request.resolution()),
            request.audioTrack());
    return switch (outcome) {
      case Renders.Creation.Created(var render) ->
          new CreateRenderResponse.Created(
              StudioModels.render(render), urls.of("/v1/renders/" + render.id()));
      case Renders.Creation.NoAsset() ->
          new CreateRenderResponse.NotFound("There is no such asset.");
      case Renders.Creation.NoCut() -> new CreateRenderResponse.NotFound("There is no such cut.");
      case Renders.Creation.AssetProcessing() ->
          new CreateRenderResponse.AssetProcessing(
              "The asset is still being prepared.", PREPARATION_POLL);
      case Renders.Creation.AssetUnpaid() ->
          new CreateRenderResponse.AssetPaymentRequired("The asset is not paid for. Top up first.");
      case Renders.Creation.AssetFailed(var reason) ->
          new CreateRenderResponse.AssetFailed("The asset failed: " + reason.message());
      case Renders.Creation.VideoNotReady() ->
          new CreateRenderResponse.AssetNotReady(
              "The video of the asset is still being prepared.", PREPARATION_POLL);
      case Renders.Creation.CutNotCompleted(var status) ->
          new CreateRenderResponse.ModifierNotReady(
              "The cut is not completed, but " + StudioModels.words(status) + ".");
      case Renders.Creation.CutOfAnotherAsset() -> invalid("cut_id", "is a cut of another asset");
      case Renders.Creation.CutKeepsNothing() -> invalid("cut_id", "keeps nothing to render");
      case Renders.Creation.NoAudioTrack(var tracks) ->
          invalid("audio_track", "must be at most " + tracks + ", as many tracks as there are");
      case Renders.Creation.NoVideo() -> invalid("format", "needs video, and the asset has none");
    };
  }

  private static CreateRenderResponse invalid(String field, String message) {
    return new CreateRenderResponse.ValidationError(
        "Some fields are not valid.", StudioModels.invalid(field, message));
  }

  @Override
  public ListRendersResponse listRenders(
      Caller caller, int limit, @Nullable String cursor, @Nullable String assetId) {
    var page =
        renders.list(caller.organizationId(), assetId, limit, cursor).map(StudioModels::render);
    return new ListRendersResponse.Ok(new RenderPage(page.items(), page.nextCursor()));
  }

  @Override
  public GetRenderResponse getRender(Caller caller, String renderId) {
    return renders
        .find(caller.organizationId(), renderId)
        .<GetRenderResponse>map(render -> new GetRenderResponse.Ok(StudioModels.render(render)))
        .orElseGet(() -> new GetRenderResponse.NotFound(StudioModels.NOT_FOUND));
  }

  @Override
  public CancelRenderResponse cancelRender(
      Caller caller, String renderId, @Nullable String idempotencyKey) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        "cancelRender",
        renderId,
        CancelRenderResponse.class,
        () ->
            switch (renders.cancel(caller.organizationId(), renderId)) {
              case Renders.Cancellation.Cancelled(var render) ->
                  new CancelRenderResponse.Ok(StudioModels.render(render));
              case Renders.Cancellation.NotFound() ->
                  new CancelRenderResponse.NotFound(StudioModels.NOT_FOUND);
              case Renders.Cancellation.Finished(var status) ->
                  new CancelRenderResponse.Conflict(
                      "The render is " + StudioModels.words(status) + " already.");
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
      return new DownloadRenderResponse.NotFound(StudioModels.NOT_FOUND);
    }
    var render = found.get();
    var size = render.sizeBytes();
    if (size == null) {
      return new DownloadRenderResponse.Conflict(uncompleted(render));
    }
    var mediaType = render.format().mediaType();
    var key = render.fileKey();
    return switch (new RangeRequest(range, ifRange, ifNoneMatch).decide(size, etag(render))) {
      case RangeDecision.Whole() ->
          new DownloadRenderResponse.Ok(
              new BinaryBody(blobs.open(key, 0, size), size),
              mediaType,
              etag(render),
              RANGE_UNIT,
              disposition(render));
      case RangeDecision.Partial(var part) ->
          new DownloadRenderResponse.PartialContent(
              new BinaryBody(blobs.open(key, part.first(), part.length()), part.length()),
              mediaType,
              etag(render),
              RANGE_UNIT,
              part.contentRange(size),
              disposition(render));
      case RangeDecision.NotModified() -> new DownloadRenderResponse.NotModified(etag(render));
      case RangeDecision.NotSatisfiable(var contentRange) ->
          new DownloadRenderResponse.RangeNotSatisfiable(
              "The file has " + size + " bytes.", contentRange);
    };
  }

  @Override
  public GetRenderFileHeadersResponse getRenderFileHeaders(
      Caller caller, String renderId, @Nullable String ifNoneMatch) {
    var found = renders.find(caller.organizationId(), renderId);
    if (found.isEmpty()) {
      return new GetRenderFileHeadersResponse.NotFound(StudioModels.NOT_FOUND);
    }
    var render = found.get();
    var size = render.sizeBytes();
    if (size == null) {
      return new GetRenderFileHeadersResponse.Conflict(uncompleted(render));
    }
    var decision = new RangeRequest(null, null, ifNoneMatch).decide(size, etag(render));
    return decision instanceof RangeDecision.NotModified
        ? new GetRenderFileHeadersResponse.NotModified(etag(render))
        : new GetRenderFileHeadersResponse.Ok(etag(render), RANGE_UNIT, size, disposition(render));
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
