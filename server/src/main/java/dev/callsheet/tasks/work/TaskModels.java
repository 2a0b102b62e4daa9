package dev.callsheet.tasks.work;

import dev.callsheet.api.tasks.model.Chapter;
import dev.callsheet.api.tasks.model.Kind;
import dev.callsheet.api.tasks.model.LoudnessMeasure;
import dev.callsheet.api.tasks.model.Output;
import dev.callsheet.api.tasks.model.Rendition;
import dev.callsheet.api.tasks.model.Source;
import dev.callsheet.api.tasks.model.Task;
import dev.callsheet.api.tasks.model.TaskError;
import dev.callsheet.api.tasks.model.TaskErrorKind;
import dev.callsheet.api.tasks.model.TaskStatus;
import dev.callsheet.api.tasks.model.Warning;
import dev.callsheet.api.tasks.model.WarningKind;
import dev.callsheet.media.conversion.Facts;
import dev.callsheet.media.conversion.Loudness;
import dev.callsheet.tasks.ProbeModels;
import dev.callsheet.tasks.kind.TaskKind;
import dev.callsheet.tasks.kind.TaskSource;
import dev.callsheet.tasks.workflow.TaskState;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tasks as the contract writes them. */
public final class TaskModels {
  private static final int LONGEST_MESSAGE = 1000;
  private static final int LONGEST_WARNING = 500;
  private static final int MOST_WARNINGS = 100;

  private TaskModels() {}

  /**
   * Returns a task.
   *
   * @param urls the URL of a path of this server
   */
  public static Task task(TaskView view, Function<String, URI> urls) {
    var task = view.task();
    var result = task.taskResult();
    var spec = view.asked().spec();
    return new Task(
        task.id(),
        task.runId(),
        task.alone() ? null : task.ref(),
        kind(task.kind()),
        status(task.status()),
        task.progress(),
        source(spec.source()),
        WorkflowModels.spec(spec),
        task.charge(),
        result == null || result.inspection() == null
            ? null
            : ProbeModels.probe(result.inspection()),
        result == null ? List.of() : outputs(view, result, urls),
        result == null ? null : result.sha256(),
        result == null ? null : loudness(result),
        result == null ? null : result.cues(),
        result == null || result.chapters() == null
            ? null
            : result.chapters().stream().map(TaskModels::chapter).toList(),
        result == null || result.renditions() == null
            ? null
            : result.renditions().stream().map(TaskModels::rendition).toList(),
        error(task),
        result == null
            ? List.of()
            : result.warnings().stream().limit(MOST_WARNINGS).map(TaskModels::warning).toList(),
        task.attempt(),
        task.createdAt(),
        task.startedAt(),
        task.endedAt());
  }

  /** Returns the kind that the contract calls so. */
  public static Kind kind(TaskKind kind) {
    return Kind.of(kind.word()).orElseThrow();
  }

  /** Returns the kind that this server calls so. */
  public static TaskKind kind(Kind kind) {
    return TaskKind.valueOf(kind.value().toUpperCase(Locale.ROOT));
  }

  /** Returns the state that the contract calls so. */
  public static TaskStatus status(TaskState state) {
    return switch (state) {
      case WAITING -> TaskStatus.WAITING;
      case QUEUED -> TaskStatus.QUEUED;
      case PROCESSING -> TaskStatus.PROCESSING;
      case SUCCEEDED -> TaskStatus.SUCCEEDED;
      case FAILED -> TaskStatus.FAILED;
      case CANCELLED -> TaskStatus.CANCELLED;
      case SKIPPED -> TaskStatus.SKIPPED;
    };
  }

  /** Returns the state that this server calls so. */
  public static TaskState status(TaskStatus status) {
    return switch (status) {
      case WAITING -> TaskState.WAITING;
      case QUEUED -> TaskState.QUEUED;
      case PROCESSING -> TaskState.PROCESSING;
      case SUCCEEDED -> TaskState.SUCCEEDED;
      case FAILED -> TaskState.FAILED;
      case CANCELLED -> TaskState.CANCELLED;
      case SKIPPED -> TaskState.SKIPPED;
    };
  }

  /** Returns why a task failed; null unless it did. */
  static @Nullable TaskError error(StoredTask task) {
    var failure = task.failure();
    return failure == null
        ? null
        : new TaskError(
            switch (failure.kind()) {
              case REQUEST_INVALID -> TaskErrorKind.REQUEST_INVALID;
              case FORMAT_UNSUPPORTED -> TaskErrorKind.FORMAT_UNSUPPORTED;
              case FILE_NOT_FOUND -> TaskErrorKind.FILE_NOT_FOUND;
              case BAD_GATEWAY -> TaskErrorKind.BAD_GATEWAY;
              case SERVICE_UNAVAILABLE -> TaskErrorKind.SERVICE_UNAVAILABLE;
              case INTERNAL_ERROR -> TaskErrorKind.INTERNAL_ERROR;
            },
            cut(failure.message(), LONGEST_MESSAGE),
            failure.retryable());
  }

  /** Returns a source. */
  static Source source(TaskSource source) {
    return new Source(
        source.url() == null ? null : URI.create(source.url()), source.fileId(), source.ref());
  }

  private static List<Output> outputs(
      TaskView view, TaskResult result, Function<String, URI> urls) {
    var made = result.outputs();
    var times = result.times();
    // On a sprite sheet there are many; its WebVTT says when.
    var told = times != null && times.size() == made.size() ? times : null;
    return IntStream.range(0, made.size())
        .mapToObj(
            index -> output(view, made.get(index), told == null ? null : told.get(index), urls))
        .toList();
  }

  private static Output output(
      TaskView view, MadeFile file, @Nullable Long atMillis, Function<String, URI> urls) {
    var signed = view.urls().get(file.fileId());
    return new Output(
        file.fileId(),
        file.name(),
        file.mediaType(),
        file.sizeBytes(),
        signed == null ? null : urls.apply(signed.path()),
        signed == null ? null : signed.expiresAt(),
        file.width(),
        file.height(),
        file.durationMillis(),
        atMillis);
  }

  private static dev.callsheet.api.tasks.model.@Nullable Loudness loudness(TaskResult result) {
    return result.before() == null
        ? null
        : new dev.callsheet.api.tasks.model.Loudness(
            measure(result.before()), result.after() == null ? null : measure(result.after()));
  }

  private static LoudnessMeasure measure(Loudness loudness) {
    return new LoudnessMeasure(loudness.integrated(), loudness.range(), loudness.truePeak());
  }

  private static Chapter chapter(Facts.Chapter chapter) {
    return new Chapter(chapter.startMillis(), chapter.endMillis(), chapter.title());
  }

  private static Rendition rendition(Facts.Rendition rendition) {
    return new Rendition(rendition.width(), rendition.height(), rendition.bitsPerSecond());
  }

  private static Warning warning(dev.callsheet.media.conversion.Warning warning) {
    return new Warning(
        WarningKind.of(warning.kind().name().toLowerCase(Locale.ROOT)).orElseThrow(),
        cut(warning.message(), LONGEST_WARNING));
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
