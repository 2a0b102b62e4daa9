package dev.callsheet.clips;

import dev.callsheet.api.ClipUsageApi;
import dev.callsheet.api.GetClipUsageResponse;
import dev.callsheet.api.model.ClipUsageEnvelope;
import dev.callsheet.apikey.Caller;
import io.micronaut.http.annotation.Controller;

/** The operation of the tag ClipUsage. */
@Controller
class ClipUsageController implements ClipUsageApi {
  private final Clips clips;

  ClipUsageController(Clips clips) {
    this.clips = clips;
  }

  @Override
  public GetClipUsageResponse getClipUsage(Caller caller) {
    return new GetClipUsageResponse.Ok(
        new ClipUsageEnvelope(ClipModels.usage(clips.usage(caller.organizationId()))));
  }
}
