package dev.callsheet.studio;

import dev.callsheet.api.BinaryBody;
import dev.callsheet.api.CreateCutResponse;
import dev.callsheet.api.CutsApi;
import dev.callsheet.api.ExportCutResponse;
import dev.callsheet.api.ExportSubtitlesResponse;
import dev.callsheet.api.GetCutResponse;
import dev.callsheet.api.ListCutsResponse;
import dev.callsheet.api.model.CreateCutRequest;
import dev.callsheet.api.model.CutPage;
import dev.callsheet.api.model.EditListFormat;
import dev.callsheet.api.model.SubtitleFormat;
import dev.callsheet.apikey.Caller;
import dev.callsheet.http.PublicUrls;
import dev.callsheet.idempotency.Idempotency;
import io.micronaut.http.annotation.Controller;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;

/** The operations of the tag Cuts. */
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
        caller.organizationId(),
        idempotencyKey,
        "createCut",
        request,
        CreateCutResponse.class,
        () -> create(caller, request));
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
          new CreateCutResponse.Created(StudioModels.cut(cut), urls.of("/v1/cuts/" + cut.id()));
      case Cuts.Creation.Existing(var cut) -> new CreateCutResponse.Ok(StudioModels.cut(cut));
      case Cuts.Creation.NoAsset() -> new CreateCutResponse.NotFound("There is no such asset.");
      case Cuts.Creation.AssetProcessing() ->
          new CreateCutResponse.AssetProcessing(
              "The asset is still being prepared.", RendersController.PREPARATION_POLL);
      case Cuts.Creation.AssetUnpaid() ->
          new CreateCutResponse.AssetPaymentRequired("The asset is not paid for. Top up first.");
      case Cuts.Creation.AssetFailed(var reason) ->
          new CreateCutResponse.AssetFailed("The asset failed: " + reason.message());
      case Cuts.Creation.PastEnd(var range, var durationMs) ->
          invalid(
              "script.keep_ranges[" + range + "].end_ms",
              "is after the end of the asset, " + durationMs);
    };
  }

  private static CreateCutResponse invalid(String field, String message) {
    return new CreateCutResponse.ValidationError(
        "Some fields are not valid.", StudioModels.invalid(field, message));
  }

  @Override
  public ListCutsResponse listCuts(
      Caller caller, int limit, @Nullable String cursor, @Nullable String assetId) {
    var page = cuts.list(caller.organizationId(), assetId, limit, cursor).map(StudioModels::cut);
    return new ListCutsResponse.Ok(new CutPage(page.items(), page.nextCursor()));
  }

  @Override
  public GetCutResponse getCut(Caller caller, String cutId) {
    return cuts.find(caller.organizationId(), cutId)
        .<GetCutResponse>map(cut -> new GetCutResponse.Ok(StudioModels.cut(cut)))
        .orElseGet(() -> new GetCutResponse.NotFound(StudioModels.NOT_FOUND));
  }

  @Override
  public ExportCutResponse exportCut(Caller caller, String cutId, EditListFormat format) {
    return switch (exports.editList(caller.organizationId(), cutId, StudioModels.format(format))) {
      case CutExports.Export.Written(var file) ->
          new ExportCutResponse.Ok(body(file), file.mediaType(), file.disposition());
      case CutExports.Export.NotFound() -> new ExportCutResponse.NotFound(StudioModels.NOT_FOUND);
      case CutExports.Export.NotCompleted(var status) ->
          new ExportCutResponse.Conflict(uncompleted(status));
      case CutExports.Export.Unavailable(var why) -> new ExportCutResponse.UnsupportedFormat(why);
    };
  }

  @Override
  public ExportSubtitlesResponse exportSubtitles(
      Caller caller, String cutId, SubtitleFormat format) {
    return switch (exports.subtitles(caller.organizationId(), cutId, StudioModels.format(format))) {
      case CutExports.Export.Written(var file) ->
          new ExportSubtitlesResponse.Ok(body(file), file.mediaType(), file.disposition());
      case CutExports.Export.NotFound() ->
          new ExportSubtitlesResponse.NotFound(StudioModels.NOT_FOUND);
      case CutExports.Export.NotCompleted(var status) ->
          new ExportSubtitlesResponse.Conflict(uncompleted(status));
      case CutExports.Export.Unavailable(var why) ->
          new ExportSubtitlesResponse.UnsupportedFormat(why);
    };
  }

  private static BinaryBody body(CutExports.ExportFile file) {
    return new BinaryBody(new ByteArrayInputStream(file.content()), file.content().length);
  }

  private static String uncompleted(WorkState status) {
    return "The cut is not completed, but " + StudioModels.words(status) + ".";
  }
}
