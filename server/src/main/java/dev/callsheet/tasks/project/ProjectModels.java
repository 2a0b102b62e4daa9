package dev.callsheet.tasks.project;

import dev.callsheet.api.tasks.model.CreatedProjectKey;
import dev.callsheet.api.tasks.model.Project;
import dev.callsheet.api.tasks.model.ProjectKey;
import dev.callsheet.api.tasks.model.ProjectKeyPage;
import dev.callsheet.api.tasks.model.ProjectPage;
import dev.callsheet.api.tasks.model.Scope;
import dev.callsheet.apikey.ApiKey;
import dev.callsheet.apikey.KeySpec;
import dev.callsheet.page.Page;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Projects and their keys as the contract writes them; scopes as keys have them. */
final class ProjectModels {
  private ProjectModels() {}

  static Project project(StoredProject project) {
    return new Project(project.id(), project.name(), project.createdAt());
  }

  static ProjectPage page(Page<StoredProject> page) {
    return new ProjectPage(
        page.items().stream().map(ProjectModels::project).toList(), page.nextCursor());
  }

  static KeySpec spec(String name, List<Scope> scopes) {
    return new KeySpec(
        name,
        scopes.stream().map(Scope::value).collect(Collectors.toCollection(LinkedHashSet::new)),
        null);
  }

  static CreatedProjectKey created(ApiKey key, String secret) {
    return new CreatedProjectKey(
        key.id(),
        key.name(),
        scopes(key),
        key.createdAt(),
        key.formerExpiresAt(),
        key.lastUsedAt(),
        secret);
  }

  static ProjectKeyPage keyPage(Page<ApiKey> page) {
    return new ProjectKeyPage(
        page.items().stream().map(ProjectModels::key).toList(), page.nextCursor());
  }

  private static ProjectKey key(ApiKey key) {
    return new ProjectKey(
        key.id(),
        key.name(),
        scopes(key),
        key.createdAt(),
        key.formerExpiresAt(),
        key.lastUsedAt());
  }

  private static List<Scope> scopes(ApiKey key) {
    return key.scopes().stream().map(scope -> Scope.of(scope).orElseThrow()).toList();
  }
}
