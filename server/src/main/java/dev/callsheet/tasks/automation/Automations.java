package dev.callsheet.tasks.automation;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.id.Ids;
import dev.callsheet.job.Jobs;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.secret.Vault;
import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.TasksSettings;
import dev.callsheet.tasks.file.FileListener;
import dev.callsheet.tasks.file.MediaFile;
import dev.callsheet.tasks.project.ProjectContent;
import dev.callsheet.tasks.project.Projects;
import dev.callsheet.tasks.work.IngestListener;
import dev.callsheet.tasks.workflow.Workflow;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The automations of each project, and what begins runs of them by itself. */
@Singleton
final class Automations implements FileListener, IngestListener, ProjectContent {
  private final AutomationRepository automations;
  private final Projects projects;
  private final TasksSettings settings;
  private final Vault vault;
  private final Jobs jobs;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  Automations(
      AutomationRepository automations,
      Projects projects,
      TasksSettings settings,
      Vault vault,
      Jobs jobs,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.automations = automations;
    this.projects = projects;
    this.settings = settings;
    this.vault = vault;
    this.jobs = jobs;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What an automation is to be; what is null stays as it is.
   *
   * @param trigger null where nothing is said of it
   */
  record Change(
      @Nullable String name,
      @Nullable Workflow workflow,
      @Nullable Optional<TriggerEvent> trigger,
      @Nullable Boolean enabled) {}

  /**
   * Keeps a workflow under a name.
   *
   * @param workflow checked
   * @return empty where the project has as many automations as it may
   */
  Optional<StoredAutomation> create(
      ProjectScope project,
      String name,
      Workflow workflow,
      @Nullable TriggerEvent trigger,
      boolean enabled) {
    return transactions.executeWrite(
        status -> {
          projects.holdForCaller(project);
          automations.lockCount(project.projectId());
          if (automations.count(project.projectId()) >= settings.maxAutomations()) {
            return Optional.empty();
          }
          var id = Ids.next("atm");
          var now = now();
          var automation =
              new StoredAutomation(
                  id,
                  project.organizationId(),
                  project.projectId(),
                  name,
                  trigger,
                  enabled,
                  seal(id, workflow),
                  now,
                  now);
          automations.save(automation);
          return Optional.of(automation);
        });
  }

  /** How many automations a project may have. */
  int most() {
    return settings.maxAutomations();
  }

  /** Returns an automation of a project. */
  Optional<StoredAutomation> find(ProjectScope project, String id) {
    return automations.find(id, project.projectId());
  }

  /** Returns a page of a project's automations, newest first. */
  Page<StoredAutomation> list(ProjectScope project, int limit, @Nullable String cursor) {
    return Page.of(
        automations.list(project.projectId(), Cursor.id(cursor), limit + 1),
        limit,
        StoredAutomation::id);
  }

  /** Changes an automation; empty where the project has no such. */
  Optional<StoredAutomation> change(ProjectScope project, String id, Change change) {
    return transactions.executeWrite(
        status -> {
          var found = automations.lock(id, project.projectId());
          if (found.isEmpty()) {
            return found;
          }
          var former = found.get();
          var workflow = change.workflow();
          var trigger = change.trigger();
          var changed =
              new StoredAutomation(
                  id,
                  former.organizationId(),
                  former.projectId(),
                  Objects.requireNonNullElse(change.name(), former.name()),
                  trigger == null ? former.triggerEvent() : trigger.orElse(null),
                  Objects.requireNonNullElse(change.enabled(), former.enabled()),
                  workflow == null ? former.workflow() : seal(id, workflow),
                  former.createdAt(),
                  now());
          automations.update(changed);
          return Optional.of(changed);
        });
  }

  /** Deletes an automation, whose runs stay; returns whether there was one. */
  boolean delete(ProjectScope project, String id) {
    return automations.delete(id, project.projectId()) > 0;
  }

  /** Returns the workflow of an automation. */
  Workflow workflow(StoredAutomation automation) {
    return JsonColumn.read(
        vault.open(StoredAutomation.WORKFLOW, automation.id(), automation.workflow()),
        Workflow.class);
  }

  @Override
  public void uploaded(ProjectScope project, MediaFile file) {
    trigger(project, file.id());
  }

  @Override
  public void ingested(ProjectScope project, String fileId) {
    trigger(project, fileId);
  }

  /** Has runs begin once the caller's transaction commits. */
  private void trigger(ProjectScope project, String fileId) {
    for (var id : automations.listening(project.projectId(), TriggerEvent.FILE_INGESTED)) {
      jobs.schedule(
          TriggerAutomation.NAME, id + " " + fileId, new TriggerAutomation.Order(id, fileId));
    }
  }

  @Override
  public void delete(ProjectScope project) {
    automations.deleteAll(project.projectId());
  }

  private String seal(String id, Workflow workflow) {
    return vault.seal(StoredAutomation.WORKFLOW, id, JsonColumn.write(workflow));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
