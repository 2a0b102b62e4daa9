package dev.callsheet.clips.usage;

import dev.callsheet.api.clips.GetUsageResponse;
import dev.callsheet.api.clips.UsageApi;
import dev.callsheet.api.clips.UsageFound;
import dev.callsheet.api.clips.model.Usage;
import dev.callsheet.api.clips.model.UsageEnvelope;
import dev.callsheet.caller.Caller;
import dev.callsheet.clips.project.Projects;
import io.micronaut.http.annotation.Controller;

/** The operation of the tag ClipsUsage. */
@Controller
class UsageController implements UsageApi {
  private final Projects projects;

  UsageController(Projects projects) {
    this.projects = projects;
  }

  @Override
  public GetUsageResponse getUsage(Caller caller) {
    var usage = projects.usage(caller.organizationId());
    return new UsageFound(
        new UsageEnvelope(new Usage(usage.unitsLeft(), usage.unfinished(), usage.maxUnfinished())));
  }
}
