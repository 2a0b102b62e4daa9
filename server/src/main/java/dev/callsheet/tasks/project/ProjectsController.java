package dev.callsheet.tasks.project;

import dev.callsheet.api.tasks.CreateProjectKeyResponse;
import dev.callsheet.api.tasks.CreateProjectResponse;
import dev.callsheet.api.tasks.DeleteProjectResponse;
import dev.callsheet.api.tasks.Deleted;
import dev.callsheet.api.tasks.GetProjectResponse;
import dev.callsheet.api.tasks.ListProjectKeysResponse;
import dev.callsheet.api.tasks.ListProjectsResponse;
import dev.callsheet.api.tasks.ProjectCreated;
import dev.callsheet.api.tasks.ProjectFound;
import dev.callsheet.api.tasks.ProjectKeyCreated;
import dev.callsheet.api.tasks.ProjectKeyNotFound;
import dev.callsheet.api.tasks.ProjectKeyRotated;
import dev.callsheet.api.tasks.ProjectKeysListed;
import dev.callsheet.api.tasks.ProjectNotFound;
import dev.callsheet.api.tasks.ProjectsApi;
import dev.callsheet.api.tasks.ProjectsListed;
import dev.callsheet.api.tasks.RequestInvalid;
import dev.callsheet.api.tasks.RevokeProjectKeyResponse;
import dev.callsheet.api.tasks.RotateProjectKeyResponse;
import dev.callsheet.api.tasks.model.CreateProjectKeyRequest;
import dev.callsheet.api.tasks.model.CreateProjectRequest;
import dev.callsheet.api.tasks.model.RotateProjectKeyRequest;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.tasks.TasksModels;
import io.micronaut.http.annotation.Controller;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the tag TasksProjects; that the key is of an organisation is seen to before.
 */
@Controller
class ProjectsController implements ProjectsApi {
  private final Projects projects;
  private final ProjectKeys keys;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  ProjectsController(
      Projects projects, ProjectKeys keys, Idempotency idempotency, PublicUrls urls) {
    this.projects = projects;
    this.keys = keys;
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
        () ->
            switch (projects.create(caller.organizationId(), request.name())) {
              case ProjectCreation.Created(var project) ->
                  new ProjectCreated(
                      ProjectModels.project(project), urls.of("/projects/" + project.id()));
              case ProjectCreation.LimitReached(var maximum) ->
                  new RequestInvalid(
                      "There are "
                          + maximum
                          + " projects, as many as an organisation may have. Delete one first.");
            });
  }

  @Override
  public ListProjectsResponse listProjects(Caller caller, int limit, @Nullable String cursor) {
    return new ProjectsListed(
        ProjectModels.page(projects.list(caller.organizationId(), limit, cursor)));
  }

  @Override
  public GetProjectResponse getProject(Caller caller, String projectId) {
    return projects
        .find(caller.organizationId(), projectId)
        .<GetProjectResponse>map(project -> new ProjectFound(ProjectModels.project(project)))
        .orElseGet(ProjectsController::notFound);
  }

  @Override
  public DeleteProjectResponse deleteProject(Caller caller, String projectId) {
    return projects.delete(caller.organizationId(), projectId) ? new Deleted() : notFound();
  }

  @Override
  public CreateProjectKeyResponse createProjectKey(
      Caller caller,
      String projectId,
      @Nullable String idempotencyKey,
      CreateProjectKeyRequest request) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        List.of(projectId, request),
        () ->
            switch (keys.create(
                caller.organizationId(),
                projectId,
                ProjectModels.spec(request.name(), request.scopes()))) {
              case ProjectKeys.Creation.Created(var key, var secret) ->
                  new ProjectKeyCreated(ProjectModels.created(key, secret));
              case ProjectKeys.Creation.LimitReached(var maximum) ->
                  new RequestInvalid(
                      "There are "
                          + maximum
                          + " keys, as many as a project may have. Revoke one first.");
              case ProjectKeys.Creation.ProjectUnknown() -> notFound();
            });
  }

  @Override
  public ListProjectKeysResponse listProjectKeys(
      Caller caller, String projectId, int limit, @Nullable String cursor) {
    return keys.list(caller.organizationId(), projectId, limit, cursor)
        .<ListProjectKeysResponse>map(page -> new ProjectKeysListed(ProjectModels.keyPage(page)))
        .orElseGet(ProjectsController::notFound);
  }

  @Override
  public RevokeProjectKeyResponse revokeProjectKey(Caller caller, String projectId, String keyId) {
    return switch (keys.revoke(caller.organizationId(), projectId, keyId)) {
      case REVOKED -> new Deleted();
      case KEY_UNKNOWN -> noKey();
      case PROJECT_UNKNOWN -> noProjectOfKey();
    };
  }

  @Override
  public RotateProjectKeyResponse rotateProjectKey(
      Caller caller,
      String projectId,
      String keyId,
      @Nullable String idempotencyKey,
      RotateProjectKeyRequest request) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        List.of(projectId, keyId, request),
        () ->
            switch (keys.rotate(
                caller.organizationId(), projectId, keyId, Duration.ofMillis(request.graceMs()))) {
              case ProjectKeys.Rotation.Rotated(var key, var secret) ->
                  new ProjectKeyRotated(ProjectModels.created(key, secret));
              case ProjectKeys.Rotation.KeyUnknown() -> noKey();
              case ProjectKeys.Rotation.ProjectUnknown() -> noProjectOfKey();
            });
  }

  private static ProjectNotFound notFound() {
    return new ProjectNotFound(TasksModels.NO_PROJECT);
  }

  private static ProjectKeyNotFound.ProjectNotFound noProjectOfKey() {
    return new ProjectKeyNotFound.ProjectNotFound(TasksModels.NO_PROJECT);
  }

  private static ProjectKeyNotFound.ApiKeyNotFound noKey() {
    return new ProjectKeyNotFound.ApiKeyNotFound("There is no such key.");
  }
}
