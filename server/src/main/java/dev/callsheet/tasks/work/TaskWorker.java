package dev.callsheet.tasks.work;

import dev.callsheet.job.CancellableWork;
import dev.callsheet.job.ClassifiedFailure;
import dev.callsheet.job.FailureKind;
import dev.callsheet.job.Retries;
import dev.callsheet.kernel.request.LongPoll;
import dev.callsheet.media.MediaEngine;
import dev.callsheet.media.conversion.Converted;
import dev.callsheet.media.conversion.Warning;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.StorageException;
import dev.callsheet.storage.WorkFolder;
import dev.callsheet.tasks.kind.Conversions;
import dev.callsheet.tasks.kind.TaskKind;
import dev.callsheet.tasks.kind.TaskSource;
import dev.callsheet.tasks.source.OpenedSource;
import dev.callsheet.tasks.source.SourceOutcome;
import dev.callsheet.tasks.source.SourceReference;
import dev.callsheet.tasks.source.Sources;
import dev.callsheet.tasks.workflow.Facts;
import dev.callsheet.tasks.workflow.Field;
import dev.callsheet.tasks.workflow.TaskState;
import dev.callsheet.tasks.workflow.WorkflowTask;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Does a task: brings its source here, looks at it, decides whether it is to be done, converts it
 * and stores what is made.
 *
 * <p>It may be done again after its node died, and at the same time as by a node that was taken for
 * dead: all that lasts is written in one transaction at the end, by whoever comes first.
 */
@Singleton
final class TaskWorker {
  /** What fails by itself is tried four times within ten seconds: somebody may be waiting. */
  static final Retries RETRIES = Retries.doubling(Duration.ofSeconds(1), Duration.ofSeconds(30), 4);

  private final RunRepository runs;
  private final TaskRepository tasks;
  private final Sealing sealing;
  private final Endings endings;
  private final TaskCredits credits;
  private final Outputs outputs;
  private final Sources sources;
  private final MediaEngine media;
  private final ConversionPlaces places;
  private final Scratch scratch;
  private final LongPoll longPoll;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  TaskWorker(
      RunRepository runs,
      TaskRepository tasks,
      Sealing sealing,
      Endings endings,
      TaskCredits credits,
      Outputs outputs,
      Sources sources,
      MediaEngine media,
      ConversionPlaces places,
      Scratch scratch,
      LongPoll longPoll,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.runs = runs;
    this.tasks = tasks;
    this.sealing = sealing;
    this.endings = endings;
    this.credits = credits;
    this.outputs = outputs;
    this.sources = sources;
    this.media = media;
    this.places = places;
    this.scratch = scratch;
    this.longPoll = longPoll;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Does a task, unless it has ended or is at another attempt.
   *
   * @throws Exception when another attempt at the job may succeed
   */
  void run(TaskOrder order) throws Exception {
    if (tasks.begin(order.taskId(), order.attempt(), clock.instant()) == 0) {
      return;
    }
    longPoll.changed(order.taskId());
    var task = tasks.findById(order.taskId()).orElseThrow();
    var known = new AtomicBoolean(true);
    try (var made = outputs.open(task)) {
      CancellableWork.run(
          task.id(),
          // It is asked at once, and is known then to be wanted.
          () -> !known.getAndSet(false) && !tasks.isWanted(task.id(), task.attempt()).orElse(false),
          () -> perform(task, made));
    }
  }

  /** Ends a task that no job attempts again. */
  void giveUp(TaskOrder order, Throwable cause) {
    tasks
        .findById(order.taskId())
        .filter(task -> task.attempt() == order.attempt())
        .ifPresent(task -> endings.fail(task, lastFailure(cause)));
  }

  private static TaskFailure lastFailure(Throwable cause) {
    if (cause instanceof SourceUnreachableException unreachable) {
      return new TaskFailure(
          TaskFailure.Kind.BAD_GATEWAY, String.valueOf(unreachable.getMessage()), true);
    }
    if (cause instanceof StorageException
        || (cause instanceof ClassifiedFailure known
            && known.failureKind() == FailureKind.OUTAGE)) {
      return new TaskFailure(
          TaskFailure.Kind.SERVICE_UNAVAILABLE,
          "Something that the server needs was away for too long. Retry the task.",
          true);
    }
    return TaskFailure.INTERNAL;
  }

  private void perform(StoredTask task, Outputs.Made made)
      throws IOException, MediaException, InterruptedException, SourceUnreachableException {
    var asked = sealing.asked(task);
    var when = asked.when();
    if (when != null && when.of() != null && !when.holds(factsOf(task, when.of(), when.field()))) {
      endings.skip(task);
      return;
    }
    var progress = new TaskProgress(tasks, task, clock);
    try (var folder = new WorkFolder(scratch)) {
      var reference = reference(task, asked.spec().source());
      switch (open(task, reference, folder, progress.look())) {
        case SourceOutcome.Refused refusal -> refuse(task, refusal);
        case SourceOutcome.Opened(var source) -> {
          try (source) {
            work(new Work(task, asked, reference, source, folder, progress, made));
          }
        }
      }
    } catch (MediaException failure) {
      endings.fail(task, failure(failure));
    }
  }

  /** What a task works on and with. */
  private record Work(
      StoredTask task,
      WorkflowTask asked,
      SourceReference reference,
      OpenedSource source,
      WorkFolder folder,
      TaskProgress progress,
      Outputs.Made made) {}

  private void work(Work work) throws IOException, MediaException, InterruptedException {
    var task = work.task();
    var inspection = work.source().inspection();
    var when = work.asked().when();
    if (when != null && when.of() == null && !when.holds(MediaFacts.of(inspection))) {
      endings.skip(task);
      return;
    }
    var spec = work.asked().spec();
    if (!charge(task, Price.of(inspection, Conversions.images(spec)))) {
      return;
    }
    if (spec.kind() == TaskKind.INGEST) {
      ingest(work);
      return;
    }
    var folder = Files.createDirectory(work.folder().file("made"));
    var conversion = Conversions.of(spec);
    Converted converted;
    try (var _ = places.take()) {
      converted =
          media.convert(
              work.source().path(), inspection, conversion, folder, work.progress().conversion());
    }
    work.made().prepare(work.source().name(), converted);
    work.made().keepIf(endings.succeed(task, () -> work.made().adopt(inspection)));
  }

  /** Stores a file that was fetched; one of the project is there already. */
  private void ingest(Work work) throws IOException, MediaException, InterruptedException {
    var source = work.source();
    var measured = measured(work);
    if (work.reference() instanceof SourceReference.FileId(var fileId)) {
      endings.succeed(work.task(), () -> work.made().known(fileId, source.inspection(), measured));
      return;
    }
    work.made().prepare(source);
    var automationId = runs.findById(work.task().runId()).orElseThrow().automationId();
    work.made()
        .keepIf(
            endings.succeed(
                work.task(), () -> work.made().adopt(source.inspection(), measured, automationId)));
  }

  private Outputs.Measured measured(Work work)
      throws IOException, MediaException, InterruptedException {
    var inspection = work.source().inspection();
    if (!Conversions.measuresLoudness(work.asked().spec())) {
      return new Outputs.Measured(null, List.of());
    }
    if (inspection.audio().isEmpty()) {
      return new Outputs.Measured(
          null, List.of(new Warning(Warning.Kind.NO_AUDIO, "The source has no sound.")));
    }
    var folder = Files.createDirectory(work.folder().file("measured"));
    try (var _ = places.take()) {
      return new Outputs.Measured(
          media.loudness(work.source().path(), inspection, folder, work.progress().conversion()),
          List.of());
    }
  }

  /** Holds the charge, unless the task is not wanted any more; returns whether it is. */
  private boolean charge(StoredTask task, long charge) {
    return transactions.executeWrite(
        status -> {
          if (tasks.charge(task.id(), task.attempt(), charge) == 0) {
            return false;
          }
          if (charge > 0) {
            credits.hold(task, charge);
          }
          return true;
        });
  }

  private SourceOutcome open(
      StoredTask task, SourceReference reference, WorkFolder folder, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    return sources.open(
        task.scope(), reference, sources.taskLimits(task.scope()), folder, progress);
  }

  /** A source that is another task's first file is a file of the project like any other. */
  private SourceReference reference(StoredTask task, TaskSource source) {
    return References.of(source)
        .orElseGet(() -> new SourceReference.FileId(firstFile(task, source)));
  }

  private String firstFile(StoredTask task, TaskSource source) {
    var before = tasks.ofRun(task.runId(), Objects.requireNonNull(source.ref())).orElseThrow();
    return Objects.requireNonNull(before.taskResult()).outputs().getFirst().fileId();
  }

  private void refuse(StoredTask task, SourceOutcome.Refused refusal)
      throws SourceUnreachableException {
    var kind =
        switch (refusal) {
          case SourceOutcome.Invalid _ -> TaskFailure.Kind.REQUEST_INVALID;
          case SourceOutcome.FileUnknown _ -> TaskFailure.Kind.FILE_NOT_FOUND;
          case SourceOutcome.Unsupported _ -> TaskFailure.Kind.FORMAT_UNSUPPORTED;
          case SourceOutcome.Unreachable(var message) ->
              throw new SourceUnreachableException(message);
        };
    endings.fail(task, new TaskFailure(kind, refusal.message(), false));
  }

  /**
   * Why a task failed for good.
   *
   * @throws MediaException the same if another attempt may succeed
   */
  private static TaskFailure failure(MediaException exception) throws MediaException {
    return switch (exception.failure()) {
      case MediaFailure.NotMedia _ -> unsupported("The source is not media that can be read.");
      case MediaFailure.Corrupt _ ->
          unsupported("The source is damaged, or nothing of it lies in the asked range.");
      case MediaFailure.Unsupported _ ->
          unsupported("The source has a form that this cannot be made of.");
      case MediaFailure.Unsuitable(var reason) -> unsupported(reason);
      case MediaFailure.DeadlineExceeded(var deadline) ->
          invalid(
              "It takes longer than %d min. Ask for a part, or for a smaller size."
                  .formatted(deadline.toMinutes()));
      case MediaFailure.OutputTooLarge(var limit) ->
          invalid(
              "What would be made has more than %d bytes. Ask for a part, or for a smaller size."
                  .formatted(limit));
      case MediaFailure.MemoryExceeded(var limit) ->
          invalid(
              "It takes more than %d bytes of memory. Ask for a smaller size.".formatted(limit));
      case MediaFailure.Killed _, MediaFailure.Shortage _ -> throw exception;
    };
  }

  private static TaskFailure unsupported(String message) {
    return new TaskFailure(TaskFailure.Kind.FORMAT_UNSUPPORTED, message, false);
  }

  private static TaskFailure invalid(String message) {
    return new TaskFailure(TaskFailure.Kind.REQUEST_INVALID, message, false);
  }

  /**
   * What is known of the result of an earlier task; nothing if it has none. Its file is looked at
   * only where the result itself does not tell the field.
   */
  private Facts factsOf(StoredTask task, String ref, Field field)
      throws IOException, MediaException, InterruptedException, SourceUnreachableException {
    var before = tasks.ofRun(task.runId(), ref).orElseThrow();
    var result = before.taskResult();
    if (before.status() != TaskState.SUCCEEDED || result == null) {
      return Facts.NONE;
    }
    var told = MediaFacts.of(result);
    if (result.outputs().isEmpty()
        || MediaFacts.ofResults(field)
        || told.value(field).isPresent()) {
      return told;
    }
    var reference = new SourceReference.FileId(result.outputs().getFirst().fileId());
    try (var folder = new WorkFolder(scratch)) {
      return switch (open(task, reference, folder, ProgressListener.NONE)) {
        case SourceOutcome.Opened(var source) -> {
          try (source) {
            yield MediaFacts.of(source.inspection()).and(told);
          }
        }
        // A text or a folder has nothing to look at, and a deleted file has no more.
        case SourceOutcome.Refused _ -> told;
      };
    }
  }
}
