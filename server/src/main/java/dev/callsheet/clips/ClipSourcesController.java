package dev.callsheet.clips;

import dev.callsheet.api.ClipSourcesApi;
import dev.callsheet.api.CreateClipSourceResponse;
import dev.callsheet.api.UploadClipSourceResponse;
import dev.callsheet.api.model.ClipSourceEnvelope;
import dev.callsheet.api.model.CreateClipSourceRequest;
import dev.callsheet.api.model.UploadedClipSourceEnvelope;
import dev.callsheet.apikey.Caller;
import dev.callsheet.http.PublicUrls;
import dev.callsheet.idempotency.Idempotency;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.context.ServerRequestContext;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The operations of the tag ClipSources. */
@Controller
class ClipSourcesController implements ClipSourcesApi {
  private final ClipSources sources;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  ClipSourcesController(ClipSources sources, Idempotency idempotency, PublicUrls urls) {
    this.sources = sources;
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public CreateClipSourceResponse createClipSource(
      Caller caller, @Nullable String idempotencyKey, CreateClipSourceRequest request) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        "createClipSource",
        request,
        CreateClipSourceResponse.class,
        () ->
            new CreateClipSourceResponse.Ok(
                new ClipSourceEnvelope(
                    ClipModels.source(
                        sources.create(caller.organizationId(), request.filename()), urls::of))));
  }

  @Override
  public UploadClipSourceResponse uploadClipSource(
      String uploadToken, String contentType, InputStream body) {
    return switch (sources.upload(uploadToken, contentLength(), body)) {
      case ClipSources.Upload.Stored(var source) ->
          new UploadClipSourceResponse.Ok(
              new UploadedClipSourceEnvelope(ClipModels.uploaded(source)));
      case ClipSources.Upload.Unknown() ->
          new UploadClipSourceResponse.BadRequest(
              "There is no upload at this URL; it may have expired or been used.");
      case ClipSources.Upload.Unsuitable(var message) ->
          new UploadClipSourceResponse.BadRequest(message);
      case ClipSources.Upload.TooLarge(var maxBytes) ->
          new UploadClipSourceResponse.PayloadTooLarge(
              "A file may have at most " + maxBytes + " bytes.");
    };
  }

  private static long contentLength() {
    return ServerRequestContext.currentRequest()
        .map(request -> request.getContentLength())
        .orElse(-1L);
  }
}
