package dev.callsheet.studio.cut;

import dev.callsheet.api.studio.CreateCutResponse;
import dev.callsheet.api.studio.CutCreated;
import dev.callsheet.api.studio.CutCreationConflict;
import dev.callsheet.api.studio.CutExisting;
import dev.callsheet.api.studio.CutExported;
import dev.callsheet.api.studio.CutFound;
import dev.callsheet.api.studio.CutsApi;
import dev.callsheet.api.studio.CutsListed;
import dev.callsheet.api.studio.ExportConflict;
import dev.callsheet.api.studio.ExportCutResponse;
import dev.callsheet.api.studio.ExportSubtitlesResponse;
import dev.callsheet.api.studio.GetCutResponse;
import dev.callsheet.api.studio.ListCutsResponse;
import dev.callsheet.api.studio.NotFound;
import dev.callsheet.api.studio.SubtitlesExported;
import dev.callsheet.api.studio.ValidationFailed;
import dev.callsheet.api.studio.model.CreateCutRequest;
import dev.callsheet.api.studio.model.CutPage;
import dev.callsheet.api.studio.model.CutStatus;
import dev.callsheet.api.studio.model.EditListFormat;
import dev.callsheet.api.studio.model.SubtitleFormat;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.contract.BinaryBody;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.studio.StudioModels;
import dev.callsheet.studio.WorkState;
import dev.callsheet.studio.asset.Assets;
import io.micronaut.http.annotation.Controller;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;

/** The operations of the tag StudioCuts. */
@Controller
class CutsController implements CutsApi {
  private final Cuts cuts;
  private final CutExports exports;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  CutsController(Cuts cuts, CutExports exports, Idempotency idempotency, PublicUrls urls) {
    this.cuts = cuts;
    this.exports = exports;
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public CreateCutResponse createCut(
      Caller caller, @Nullable String idempotencyKey, CreateCutRequest request) {
    return idempotency.once(
        caller.organizationId(), idempotencyKey, request, () -> create(caller, request));
  }

  private CreateCutResponse create(Caller caller, CreateCutRequest request) {
    return switch (ScriptReader.read(request.script())) {
      case ScriptReader.Reading.Invalid(var field, var message) -> invalid(field, message);
      case ScriptReader.Reading.Valid(var script) ->
          answer(cuts.create(caller.organizationId(), request.assetId(), script));
    };
  }

  private CreateCutResponse answer(Cuts.Creation outcome) {
    return switch (outcome) {
      case Cuts.Creation.Created(var cut) ->
          new CutCreated(CutModels.cut(cut), urls.of("/v1/cuts/" + cut.id()));
      case Cuts.Creation.Existing(var cut) -> new CutExisting(CutModels.cut(cut));
      case Cuts.Creation.NoAsset() -> new NotFound("There is no such asset.");
      case Cuts.Creation.AssetProcessing() ->
          new CutCreationConflict.AssetProcessing(
              "The asset is still being prepared.", Assets.PREPARATION_POLL);
      case Cuts.Creation.AssetUnpaid() ->
          new CutCreationConflict.AssetPaymentRequired("The asset is not paid for. Top up first.");
      case Cuts.Creation.AssetFailed(var reason) ->
          new CutCreationConflict.AssetFailed("The asset failed: " + reason.message());
      case Cuts.Creation.PastEnd(var range, var durationMs) ->
          invalid(
              "script.keep_ranges[" + range + "].end_ms",
              "is after the end of the asset, " + durationMs);
    };
  }

  private static CreateCutResponse invalid(String field, String message) {
    return new ValidationFailed("Some fields are not valid.", StudioModels.invalid(field, message));
  }

  @Override
  public ListCutsResponse listCuts(
      Caller caller,
      int limit,
      @Nullable String cursor,
      @Nullable String assetId,
      @Nullable CutStatus status) {
    var page =
        cuts.list(caller.organizationId(), assetId, CutModels.state(status), limit, cursor)
            .map(CutModels::cut);
    return new CutsListed(new CutPage(page.items(), page.nextCursor()));
  }

  @Override
  public GetCutResponse getCut(Caller caller, String cutId) {
    return cuts.find(caller.organizationId(), cutId)
        .<GetCutResponse>map(cut -> new CutFound(CutModels.cut(cut)))
        .orElseGet(() -> new NotFound(StudioModels.NOT_FOUND));
  }

  @Override
  public ExportCutResponse exportCut(Caller caller, String cutId, EditListFormat format) {
    return switch (exports.editList(caller.organizationId(), cutId, CutModels.format(format))) {
      case CutExports.Export.Written(var file) ->
          new CutExported(body(file), file.mediaType(), file.disposition());
      case CutExports.Export.NotFound() -> new NotFound(StudioModels.NOT_FOUND);
      case CutExports.Export.NotCompleted(var status) ->
          new ExportConflict.Conflict(uncompleted(status));
      case CutExports.Export.Unavailable(var why) -> new ExportConflict.UnsupportedFormat(why);
    };
  }

  @Override
  public ExportSubtitlesResponse exportSubtitles(
      Caller caller, String cutId, SubtitleFormat format, @Nullable Integer track) {
    return switch (exports.subtitles(
        caller.organizationId(), cutId, CutModels.format(format), track)) {
      case CutExports.NoTrack(var tracks) ->
          new ValidationFailed(
              "Some parameters are not valid.",
              StudioModels.invalid(
                  "track", "must be at most " + tracks + ", as many subtitle_tracks as there are"));
      case CutExports.Export.Written(var file) ->
          new SubtitlesExported(body(file), file.mediaType(), file.disposition());
      case CutExports.Export.NotFound() -> new NotFound(StudioModels.NOT_FOUND);
      case CutExports.Export.NotCompleted(var status) ->
          new ExportConflict.Conflict(uncompleted(status));
      case CutExports.Export.Unavailable(var why) -> new ExportConflict.UnsupportedFormat(why);
    };
  }

  private static BinaryBody body(CutExports.ExportFile file) {
    return new BinaryBody(new ByteArrayInputStream(file.content()), file.content().length);
  }

  private static String uncompleted(WorkState status) {
    return "The cut is not completed, but " + StudioModels.words(status) + ".";
  }
}
