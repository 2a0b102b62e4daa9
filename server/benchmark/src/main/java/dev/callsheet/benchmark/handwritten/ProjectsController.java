package dev.callsheet.benchmark.handwritten;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The operations on projects. */
@Controller("/v1/projects")
@ExecuteOn(TaskExecutors.BLOCKING)
class ProjectsController {
  private final ProjectRepository projects;
  private final HttpHostResolver hosts;

  ProjectsController(ProjectRepository projects, HttpHostResolver hosts) {
    this.projects = projects;
    this.hosts = hosts;
  }

  @Get
  ProjectPage list(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
      @QueryValue @Nullable @Size(min = 1, max = 512) String cursor) {
    var before =
        cursor == null
            ? null
            : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
    var found = projects.page(caller.organizationId(), before, limit + 1);
    if (found.size() <= limit) {
      return new ProjectPage(found, null);
    }
    var page = found.subList(0, limit);
    var last = page.getLast().id().getBytes(StandardCharsets.US_ASCII);
    return new ProjectPage(page, Base64.getUrlEncoder().withoutPadding().encodeToString(last));
  }

  @Get("/{id}")
  HttpResponse<?> find(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, String id) {
    var project = projects.findByIdAndOrganizationId(id, caller.organizationId());
    return project.isPresent()
        ? HttpResponse.ok(project.get())
        : HttpResponse.notFound(ErrorBody.of("not_found", "There is no such resource."));
  }

  @Post
  HttpResponse<Project> create(
      HttpRequest<?> request,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @Body @Valid NewProject body) {
    var project =
        new Project(
            RequestIds.next("prj"),
            caller.organizationId(),
            body.name(),
            Instant.now().truncatedTo(ChronoUnit.MICROS));
    projects.save(project);
    return HttpResponse.created(
        project, URI.create(hosts.resolve(request) + "/v1/projects/" + project.id()));
  }
}
