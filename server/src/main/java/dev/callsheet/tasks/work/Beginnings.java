package dev.callsheet.tasks.work;

import dev.callsheet.id.Ids;
import dev.callsheet.maintenance.Maintenance;
import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.TasksPlans;
import dev.callsheet.tasks.file.Files;
import dev.callsheet.tasks.project.Projects;
import dev.callsheet.tasks.source.SourceOutcome;
import dev.callsheet.tasks.source.Sources;
import dev.callsheet.tasks.workflow.RunSpec;
import dev.callsheet.tasks.workflow.RunState;
import dev.callsheet.tasks.workflow.TaskState;
import dev.callsheet.tasks.workflow.WorkflowTask;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Begins runs: checks what can be checked, writes the tasks down and queues the first of them. */
@Singleton
public final class Beginnings {
  private final RunRepository runs;
  private final TaskRepository tasks;
  private final RunChanges changes;
  private final Sealing sealing;
  private final TaskCredits credits;
  private final Files files;
  private final Sources sources;
  private final Projects projects;
  private final TasksPlans plans;
  private final Maintenance maintenance;
  private final TransactionOperations<Connection> transactions;

  Beginnings(
      RunRepository runs,
      TaskRepository tasks,
      RunChanges changes,
      Sealing sealing,
      TaskCredits credits,
      Files files,
      Sources sources,
      Projects projects,
      TasksPlans plans,
      Maintenance maintenance,
      TransactionOperations<Connection> transactions) {
    this.runs = runs;
    this.tasks = tasks;
    this.changes = changes;
    this.sealing = sealing;
    this.credits = credits;
    this.files = files;
    this.sources = sources;
    this.projects = projects;
    this.plans = plans;
    this.maintenance = maintenance;
    this.transactions = transactions;
  }

  /**
   * What is to be run.
   *
   * @param spec checked, and each task of it has a source
   * @param automationId the automation that it is a run of; null for none
   * @param triggeredBy the file whose coming begins the run, once for each automation; null for
   *     none
   * @param refusal why the source of a task cannot be worked on; null if nothing is known of it
   */
  public record Order(
      ProjectScope project,
      RunSpec spec,
      @Nullable String automationId,
      @Nullable String triggeredBy,
      SourceOutcome.@Nullable Refused refusal) {}

  /** What came of an order. */
  public sealed interface Beginning {
    /** A run has begun. */
    record Begun(StoredRun run) implements Beginning {}

    /** The source of a task cannot be worked on. */
    record SourceRefused(SourceOutcome.Refused refusal) implements Beginning {}

    /** The organisation has no credits. */
    record NoCredits(long balance) implements Beginning {}

    /** The project would have more unfinished tasks than it may. */
    record TooMany(int most) implements Beginning {}

    /** Nothing is begun for now. */
    record Paused() implements Beginning {}
  }

  /** Begins a run. */
  public Beginning begin(Order order) {
    return begin(order, null, Map.of());
  }

  /**
   * A run that is to be repeated.
   *
   * @param finished what is not done again, by the refs
   */
  public record Replay(StoredRun former, Order order, Map<String, StoredTask> finished) {
    /** Copies the map. */
    public Replay {
      finished = Map.copyOf(finished);
    }
  }

  /**
   * Looks at a run that is to be repeated: what it has finished, and whose files are there yet, is
   * not done again. Hosts are looked up for that, so it is done outside of transactions.
   */
  public Replay replay(StoredRun former) {
    var finished = new HashMap<String, StoredTask>();
    for (var task : tasks.ofRun(former.id())) {
      if (task.status() == TaskState.SUCCEEDED && hasItsFiles(task)) {
        finished.put(task.ref(), task);
      }
    }
    var spec = sealing.spec(former);
    var refusal =
        refusal(
            former.scope(),
            spec.resolved().tasks().stream().filter(task -> !finished.containsKey(task.ref())));
    return new Replay(
        former, new Order(former.scope(), spec, former.automationId(), null, refusal), finished);
  }

  /** Begins a run that repeats another. */
  public Beginning begin(Replay replay) {
    return begin(replay.order(), replay.former().id(), replay.finished());
  }

  private boolean hasItsFiles(StoredTask task) {
    var ids =
        Objects.requireNonNull(task.taskResult()).outputs().stream().map(MadeFile::fileId).toList();
    return files.find(task.scope(), ids).size() == ids.size();
  }

  private Beginning begin(
      Order order, @Nullable String replayOf, Map<String, StoredTask> finished) {
    var project = order.project();
    if (order.refusal() != null) {
      return new Beginning.SourceRefused(order.refusal());
    }
    var balance = credits.balance(project.organizationId());
    if (balance <= 0) {
      return new Beginning.NoCredits(balance);
    }
    var most = plans.unfinishedTasks(project.organizationId());
    var more = order.spec().workflow().tasks().size() - finished.size();
    if (tasks.unfinished(project.projectId()) + more > most) {
      return new Beginning.TooMany(most);
    }
    if (maintenance.isOn()) {
      return new Beginning.Paused();
    }
    return transactions.executeWrite(
        status -> {
          projects.holdForCaller(project);
          tasks.lockStarts(project.projectId());
          if (order.triggeredBy() != null) {
            var begun = runs.findTriggered(order.automationId(), order.triggeredBy());
            if (begun.isPresent()) {
              return new Beginning.Begun(begun.get());
            }
          }
          // Another request may have begun some since.
          return tasks.unfinished(project.projectId()) + more > most
              ? new Beginning.TooMany(most)
              : new Beginning.Begun(store(order, replayOf, finished));
        });
  }

  /**
   * Makes an order, and looks at its sources; hosts are looked up for that, so it is done outside
   * of transactions.
   */
  public Order order(
      ProjectScope project,
      RunSpec spec,
      @Nullable String automationId,
      @Nullable String triggeredBy) {
    return new Order(
        project,
        spec,
        automationId,
        triggeredBy,
        refusal(project, spec.resolved().tasks().stream()));
  }

  private SourceOutcome.@Nullable Refused refusal(
      ProjectScope project, Stream<WorkflowTask> tasks) {
    return tasks
        .map(task -> References.of(task.spec().source()))
        .flatMap(Optional::stream)
        .distinct()
        .map(source -> sources.check(project, source))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private StoredRun store(
      Order order, @Nullable String replayOf, Map<String, StoredTask> finished) {
    var project = order.project();
    var now = changes.now();
    var id = Ids.next("run");
    var run =
        new StoredRun(
            id,
            project.organizationId(),
            project.projectId(),
            order.automationId(),
            order.triggeredBy(),
            replayOf,
            RunState.RUNNING,
            sealing.seal(id, order.spec()),
            now,
            null);
    runs.save(run);
    var asked = order.spec().resolved().tasks();
    var all = new ArrayList<StoredTask>();
    for (var position = 0; position < asked.size(); position++) {
      var task = asked.get(position);
      var former = finished.get(task.ref());
      all.add(
          former == null
              ? waiting(run, order.spec().alone(), position, task)
              : repeated(run, order.spec().alone(), position, task, former));
    }
    tasks.saveAll(all);
    changes.begin(run);
    return runs.findById(id).orElseThrow();
  }

  private StoredTask waiting(StoredRun run, boolean alone, int position, WorkflowTask task) {
    var id = Ids.next("task");
    return new StoredTask(
        id,
        run.id(),
        run.organizationId(),
        run.projectId(),
        position,
        task.ref(),
        alone,
        task.spec().kind(),
        TaskState.WAITING,
        null,
        0,
        1,
        sealing.seal(id, task),
        null,
        null,
        null,
        null,
        null,
        run.createdAt(),
        null,
        null);
  }

  /** A task that is finished from the beginning, and costs nothing. */
  private StoredTask repeated(
      StoredRun run, boolean alone, int position, WorkflowTask task, StoredTask former) {
    var id = Ids.next("task");
    return new StoredTask(
        id,
        run.id(),
        run.organizationId(),
        run.projectId(),
        position,
        task.ref(),
        alone,
        task.spec().kind(),
        TaskState.SUCCEEDED,
        null,
        100,
        1,
        sealing.seal(id, task),
        0L,
        former.result(),
        null,
        null,
        null,
        run.createdAt(),
        run.createdAt(),
        run.createdAt());
  }

  /** What came of the wish to try a failed task again. */
  public sealed interface Retry {
    /** The task is queued. */
    record Queued(StoredTask task) implements Retry {}

    /** The project has no such task. */
    record Unknown() implements Retry {}

    /** The task has not failed. */
    record NotFailed(StoredTask task) implements Retry {}

    /** The organisation has no credits. */
    record NoCredits(long balance) implements Retry {}

    /** The project would have more unfinished tasks than it may. */
    record TooMany(int most) implements Retry {}

    /** Nothing is begun for now. */
    record Paused() implements Retry {}
  }

  /** Tries a failed task again; what its failure alone kept from being done waits for it again. */
  public Retry retry(ProjectScope project, String taskId) {
    var found = tasks.find(taskId, project.projectId());
    if (found.isEmpty()) {
      return new Retry.Unknown();
    }
    var task = found.get();
    if (task.status() != TaskState.FAILED) {
      return new Retry.NotFailed(task);
    }
    var balance = credits.balance(project.organizationId());
    if (balance <= 0) {
      return new Retry.NoCredits(balance);
    }
    var most = plans.unfinishedTasks(project.organizationId());
    if (maintenance.isOn()) {
      return new Retry.Paused();
    }
    return transactions.executeWrite(
        status -> {
          projects.holdForCaller(project);
          tasks.lockStarts(project.projectId());
          if (tasks.unfinished(project.projectId()) >= most) {
            return new Retry.TooMany(most);
          }
          var queued = changes.retry(task);
          var now = tasks.findById(taskId).orElseThrow();
          return queued ? new Retry.Queued(now) : new Retry.NotFailed(now);
        });
  }
}
