package dev.callsheet.tasks.project;

import dev.callsheet.apikey.ApiKeys;
import dev.callsheet.apikey.KeyProjects;
import dev.callsheet.id.Ids;
import dev.callsheet.job.Jobs;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkErrorException;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.TasksFamily;
import dev.callsheet.tasks.TasksSettings;
import dev.callsheet.webhook.Webhooks;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The projects of each organisation. */
@Singleton
public class Projects implements KeyProjects {
  private final ProjectRepository projects;
  private final ApiKeys keys;
  private final Webhooks webhooks;
  private final Jobs jobs;
  private final Contract contract;
  private final TasksSettings settings;
  private final Clock clock;

  Projects(
      ProjectRepository projects,
      ApiKeys keys,
      Webhooks webhooks,
      Jobs jobs,
      Contract contract,
      TasksSettings settings,
      Clock clock) {
    this.projects = projects;
    this.keys = keys;
    this.webhooks = webhooks;
    this.jobs = jobs;
    this.contract = contract;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Creates a project.
   *
   * @param name 1 to 100 code points
   */
  @Transactional
  public ProjectCreation create(String organizationId, String name) {
    projects.lockCount(organizationId);
    if (projects.count(organizationId) >= settings.maxProjects()) {
      return new ProjectCreation.LimitReached(settings.maxProjects());
    }
    return new ProjectCreation.Created(add(organizationId, name));
  }

  private StoredProject add(String organizationId, String name) {
    var project =
        new StoredProject(
            Ids.next("prj"),
            organizationId,
            name,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            null);
    projects.save(project);
    return project;
  }

  /** Returns a page of an organisation's projects, newest first. */
  Page<StoredProject> list(String organizationId, int limit, @Nullable String cursor) {
    return Page.of(
        projects.list(organizationId, Cursor.id(cursor), limit + 1), limit, StoredProject::id);
  }

  /** Returns a project of an organisation. */
  public Optional<StoredProject> find(String organizationId, String id) {
    return projects.find(organizationId, id);
  }

  /**
   * Keeps a project from being deleted until the current transaction ends, so that whatever that
   * adds to the project is deleted with it.
   *
   * @throws ProjectDeletedException when it is deleted already
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void hold(ProjectScope project) {
    if (projects.hold(project.organizationId(), project.projectId()).isEmpty()) {
      throw new ProjectDeletedException(project.projectId());
    }
  }

  /**
   * Does the same for a request, whose key was in force when it came.
   *
   * @throws FrameworkErrorException when the project is deleted, and so the key revoked
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void holdForCaller(ProjectScope project) {
    if (projects.hold(project.organizationId(), project.projectId()).isEmpty()) {
      throw new FrameworkErrorException(new FrameworkError.RevokedCredential());
    }
  }

  /**
   * Deletes a project: its keys open nothing from the next request on and its webhooks are told of
   * nothing more; its files and tasks go in the background.
   *
   * @return whether there was one
   */
  @Transactional
  public boolean delete(String organizationId, String id) {
    if (projects.delete(organizationId, id, clock.instant()) == 0) {
      return false;
    }
    var owner = new ProjectScope(organizationId, id).owner();
    keys.revokeAll(owner, contracted());
    webhooks.deleteAll(owner, TasksFamily.NAME);
    jobs.schedule(DeleteProject.NAME, id, id);
    return true;
  }

  @Override
  public String family() {
    return TasksFamily.NAME;
  }

  @Override
  public boolean exists(String organizationId, String projectId) {
    return find(organizationId, projectId).isPresent();
  }

  @Override
  @Transactional
  public String provide(String organizationId, String name) {
    projects.lockCount(organizationId);
    return projects
        .findByName(organizationId, name)
        .orElseGet(() -> add(organizationId, name))
        .id();
  }

  /** The family as the document has it. */
  private ContractFamily contracted() {
    return contract.named(TasksFamily.NAME).orElseThrow();
  }
}
