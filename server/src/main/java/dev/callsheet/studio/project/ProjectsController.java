package dev.callsheet.studio.project;

import dev.callsheet.api.studio.Conflict;
import dev.callsheet.api.studio.CreateProjectResponse;
import dev.callsheet.api.studio.DeleteProjectResponse;
import dev.callsheet.api.studio.Deleted;
import dev.callsheet.api.studio.GetProjectResponse;
import dev.callsheet.api.studio.ListProjectsResponse;
import dev.callsheet.api.studio.NotFound;
import dev.callsheet.api.studio.ProjectCreated;
import dev.callsheet.api.studio.ProjectFound;
import dev.callsheet.api.studio.ProjectsApi;
import dev.callsheet.api.studio.ProjectsListed;
import dev.callsheet.api.studio.UpdateProjectResponse;
import dev.callsheet.api.studio.model.CreateProjectRequest;
import dev.callsheet.api.studio.model.ProjectPage;
import dev.callsheet.api.studio.model.UpdateProjectRequest;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.studio.StudioModels;
import io.micronaut.http.annotation.Controller;
import org.jspecify.annotations.Nullable;

/** The operations of the tag StudioProjects. */
@Controller
class ProjectsController implements ProjectsApi {
  private final Projects projects;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  ProjectsController(Projects projects, Idempotency idempotency, PublicUrls urls) {
    this.projects = projects;
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public CreateProjectResponse createProject(
      Caller caller, @Nullable String idempotencyKey, CreateProjectRequest request) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        request,
        () -> {
          var project = projects.create(caller.organizationId(), request.name());
          return new ProjectCreated(
              ProjectModels.project(project), urls.of("/v1/projects/" + project.id()));
        });
  }

  @Override
  public GetProjectResponse getProject(Caller caller, String projectId) {
    return projects
        .find(caller.organizationId(), projectId)
        .<GetProjectResponse>map(project -> new ProjectFound(ProjectModels.project(project)))
        .orElseGet(() -> new NotFound(StudioModels.NOT_FOUND));
  }

  @Override
  public UpdateProjectResponse updateProject(
      Caller caller, String projectId, UpdateProjectRequest request) {
    return projects
        .update(caller.organizationId(), projectId, request.name())
        .<UpdateProjectResponse>map(project -> new ProjectFound(ProjectModels.project(project)))
        .orElseGet(() -> new NotFound(StudioModels.NOT_FOUND));
  }

  @Override
  public DeleteProjectResponse deleteProject(Caller caller, String projectId) {
    return switch (projects.delete(caller.organizationId(), projectId)) {
      case DELETED -> new Deleted();
      case NOT_FOUND -> new NotFound(StudioModels.NOT_FOUND);
      case HAS_ASSETS -> new Conflict("The project has assets. Delete them first.");
    };
  }

  @Override
  public ListProjectsResponse listProjects(Caller caller, int limit, @Nullable String cursor) {
    var page = projects.list(caller.organizationId(), limit, cursor).map(ProjectModels::project);
    return new ProjectsListed(new ProjectPage(page.items(), page.nextCursor()));
  }
}
