package dev.callsheet.clips.source;

import dev.callsheet.api.clips.CreateSourceResponse;
import dev.callsheet.api.clips.PayloadTooLarge;
import dev.callsheet.api.clips.SourceCreated;
import dev.callsheet.api.clips.SourceUploaded;
import dev.callsheet.api.clips.SourcesApi;
import dev.callsheet.api.clips.UploadInvalid;
import dev.callsheet.api.clips.UploadSourceResponse;
import dev.callsheet.api.clips.model.CreateSourceRequest;
import dev.callsheet.api.clips.model.SourceEnvelope;
import dev.callsheet.api.clips.model.UploadedSourceEnvelope;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.context.ServerRequestContext;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The operations of the tag ClipsSources. */
@Controller
class SourcesController implements SourcesApi {
  private final Sources sources;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  SourcesController(Sources sources, Idempotency idempotency, PublicUrls urls) {
    this.sources = sources;
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public CreateSourceResponse createSource(
      Caller caller, @Nullable String idempotencyKey, CreateSourceRequest request) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        request,
        () ->
            new SourceCreated(
                new SourceEnvelope(
                    SourceModels.source(
                        sources.create(caller.organizationId(), request.filename()), urls::of))));
  }

  @Override
  public UploadSourceResponse uploadSource(
      String uploadToken, String contentType, InputStream body) {
    return switch (sources.upload(uploadToken, contentLength(), body)) {
      case Sources.Upload.Stored(var source) ->
          new SourceUploaded(new UploadedSourceEnvelope(SourceModels.uploaded(source)));
      case Sources.Upload.Unknown() ->
          new UploadInvalid("There is no upload at this URL; it may have expired or been used.");
      case Sources.Upload.Unsuitable(var message) -> new UploadInvalid(message);
      case Sources.Upload.TooLarge(var maxBytes) ->
          new PayloadTooLarge("A file may have at most " + maxBytes + " bytes.");
    };
  }

  private static long contentLength() {
    return ServerRequestContext.currentRequest()
        .map(request -> request.getContentLength())
        .orElse(-1L);
  }
}
