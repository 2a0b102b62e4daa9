package dev.callsheet.clips;

import dev.callsheet.api.clips.GetUsageResponse;
import dev.callsheet.api.clips.UsageApi;
import dev.callsheet.api.clips.UsageFound;
import dev.callsheet.api.clips.model.UsageEnvelope;
import dev.callsheet.apikey.Caller;
import io.micronaut.http.annotation.Controller;

/** The operation of the tag ClipUsage. */
@Controller
class ClipUsageController implements UsageApi {
  private final Clips clips;

  ClipUsageController(Clips clips) {
    this.clips = clips;
  }

  @Override
  public GetUsageResponse getUsage(Caller caller) {
    return new UsageFound(
        new UsageEnvelope(ClipModels.usage(clips.usage(caller.organizationId()))));
  }
}
