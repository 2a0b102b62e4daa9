package dev.callsheet.client;

import dev.callsheet.client.api.BinaryContent;
import dev.callsheet.client.api.Connection;
import dev.callsheet.client.tasks.CreateRunOptions;
import dev.callsheet.client.tasks.CreateTaskOptions;
import dev.callsheet.client.tasks.DownloadFileResult;
import dev.callsheet.client.tasks.FileNotFound;
import dev.callsheet.client.tasks.GetRunOptions;
import dev.callsheet.client.tasks.GetTaskOptions;
import dev.callsheet.client.tasks.RangeNotSatisfiable;
import dev.callsheet.client.tasks.SignedFile;
import dev.callsheet.client.tasks.SignedFileRange;
import dev.callsheet.client.tasks.TasksApis;
import dev.callsheet.client.tasks.TasksOperation;
import dev.callsheet.client.tasks.UploadFileResult;
import dev.callsheet.client.tasks.model.CreateFileRequest;
import dev.callsheet.client.tasks.model.CreateRunRequest;
import dev.callsheet.client.tasks.model.CreatedFile;
import dev.callsheet.client.tasks.model.File;
import dev.callsheet.client.tasks.model.FilePart;
import dev.callsheet.client.tasks.model.FileStatus;
import dev.callsheet.client.tasks.model.Run;
import dev.callsheet.client.tasks.model.Task;
import dev.callsheet.client.tasks.model.TaskSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The client for tasks with one API key: the operations by their tags, uploading, having a task or
 * a workflow done, and downloading what came of it. Safe for use by many threads.
 *
 * <p>A key of a project reaches all but the projects themselves, which take a key of the
 * organisation. Workflows are built by a {@link WorkflowBuilder}.
 */
public final class TasksClient extends TasksApis {

  /** How long an answer may wait for the end of something before it tells how far that is. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private static final String ANY_FILE = "application/octet-stream";

  /** Names that stay in their folder, whatever the server says. */
  private static final Pattern PART_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

  private static final SignedUrls<DownloadFileResult> SIGNED_URLS =
      new SignedUrls<>(
          TasksOperation.DOWNLOAD_FILE,
          DownloadFileResult::of,
          FileNotFound.class::isInstance,
          TasksClient::piece);

  private final Settings settings;
  private final Connection connection;
  private final Waiting waiting;
  private final Duration longestWait;

  TasksClient(Settings settings, String apiKey) {
    this(settings, settings.connection(apiKey));
  }

  private TasksClient(Settings settings, Connection connection) {
    super(connection);
    this.settings = settings;
    this.connection = connection;
    this.waiting = settings.waiting();
    this.longestWait = shorter(LONGEST_WAIT, settings.requestTimeout().dividedBy(2));
  }

  /**
   * Uploads a file, which tasks then name by its id.
   *
   * @param progress is called on a thread of the connection
   * @throws IOException when the file cannot be read
   * @throws dev.callsheet.client.tasks.CreateFileException when the file is refused
   * @throws dev.callsheet.client.tasks.UploadFileException when its bytes are refused
   */
  public File upload(Path file, UploadProgress progress) throws IOException {
    long size = Files.size(file);
    CreatedFile created =
        files()
            .createFile(
                CreateFileRequest.of(String.valueOf(file.getFileName())).withSizeBytes(size));
    String url = created.upload().url().toString();
    UploadFileResult result =
        files()
            .uploadFileResult(
                created.id(),
                url.substring(url.lastIndexOf('/') + 1),
                ANY_FILE,
                BinaryContent.watched(BinaryContent.of(file), sent -> progress.sent(sent, size)));
    if (result instanceof FileNotFound) {
      // The URL is good once: an earlier attempt may have lost its answer only.
      File stored = files().getFile(created.id());
      if (stored.status() == FileStatus.STORED) {
        return stored;
      }
    }
    return UploadFileResult.orThrow(result);
  }

  /**
   * Has a task done and waits for it.
   *
   * @param spec what is to be done, such as a {@link dev.callsheet.client.tasks.model.VideoTask}
   * @param progress is given the task each time that it was read
   * @throws dev.callsheet.client.tasks.CreateTaskException when it is refused
   * @throws WaitException when it fails, is cancelled, or takes longer
   */
  public Task perform(TaskSpec spec, Duration timeout, Consumer<Task> progress) {
    Instant deadline = settings.clock().instant().plus(timeout);
    Task created = tasks().createTask(spec, new CreateTaskOptions(preference(timeout), null));
    return hasSucceeded(created, progress)
        ? created
        : awaitTask(created.id(), until(deadline), progress);
  }

  private @Nullable String preference(Duration timeout) {
    long seconds = shorter(longestWait, timeout).toSeconds();
    return seconds > 0 ? "wait=" + seconds : null;
  }

  /**
   * Waits until a task has succeeded.
   *
   * @param progress is given the task each time that it was read
   * @throws WaitException when it fails, is cancelled or skipped, or takes longer
   */
  public Task awaitTask(String taskId, Duration timeout, Consumer<Task> progress) {
    return waiting.untilLong(
        taskId,
        timeout,
        left -> tasks().getTask(taskId, GetTaskOptions.none().withWaitMs(waitMs(left))),
        task -> hasSucceeded(task, progress),
        Task::status);
  }

  private static boolean hasSucceeded(Task task, Consumer<Task> progress) {
    progress.accept(task);
    return switch (task.status()) {
      case WAITING, QUEUED, PROCESSING, UNKNOWN -> false;
      case SUCCEEDED -> true;
      case FAILED -> throw new TasksWaitException.TaskFailed(task);
      case CANCELLED -> throw new TasksWaitException.TaskCancelled(task);
      case SKIPPED -> throw new TasksWaitException.TaskSkipped(task);
    };
  }

  /**
   * Runs a workflow and waits until each of its tasks has ended.
   *
   * @param progress is given the run each time that it was read
   * @throws dev.callsheet.client.tasks.CreateRunException when it is refused
   * @throws WaitException when it fails, is cancelled, or takes longer
   */
  public Run run(CreateRunRequest request, Duration timeout, Consumer<Run> progress) {
    Instant deadline = settings.clock().instant().plus(timeout);
    Run created = runs().createRun(request, new CreateRunOptions(preference(timeout), null));
    return hasEnded(created, progress)
        ? created
        : awaitRun(created.id(), until(deadline), progress);
  }

  /**
   * Waits until a run has succeeded.
   *
   * @param progress is given the run each time that it was read
   * @throws WaitException when it fails, is cancelled, or takes longer
   */
  public Run awaitRun(String runId, Duration timeout, Consumer<Run> progress) {
    return waiting.untilLong(
        runId,
        timeout,
        left -> runs().getRun(runId, GetRunOptions.none().withWaitMs(waitMs(left))),
        run -> hasEnded(run, progress),
        Run::status);
  }

  private static boolean hasEnded(Run run, Consumer<Run> progress) {
    progress.accept(run);
    return switch (run.status()) {
      case RUNNING, UNKNOWN -> false;
      case SUCCEEDED -> true;
      case FAILED -> throw new TasksWaitException.RunFailed(run);
      case CANCELLED -> throw new TasksWaitException.RunCancelled(run);
    };
  }

  /**
   * Returns a task of a run as it is now, with its outputs.
   *
   * @param ref what the workflow calls it
   * @throws IllegalArgumentException when the run has none of that name
   */
  public Task taskOf(Run run, String ref) {
    return run.tasks().stream()
        .filter(task -> task.ref().equals(ref))
        .findFirst()
        .map(task -> tasks().getTask(task.id()))
        .orElseThrow(
            () -> new IllegalArgumentException(run.id() + " has no task \"" + ref + "\"."));
  }

  /**
   * Downloads a file; of one with parts, the first of them. What was at its place is replaced once
   * all of it is there.
   *
   * @throws IOException when it cannot be written
   * @throws dev.callsheet.client.tasks.GetFileContentException when there is nothing to download
   * @throws dev.callsheet.client.tasks.DownloadFileException when it is gone meanwhile
   * @throws DownloadInterruptedException when there was no progress for too long
   */
  public void download(String fileId, Path file) throws IOException {
    save(() -> files().getFileContent(fileId).location(), file);
  }

  /**
   * Downloads all parts of a file that has some, such as an adaptive video, into a folder, which is
   * created if need be. The first part, by which players begin, comes last: once it is there, all
   * of them are.
   *
   * @return where the first part is
   * @throws IOException when one cannot be written
   * @throws IllegalArgumentException when the file has no parts
   * @throws dev.callsheet.client.tasks.GetFileException when there is no such file
   * @throws dev.callsheet.client.tasks.DownloadFileException when it is gone meanwhile
   * @throws DownloadInterruptedException when there was no progress for too long
   */
  public Path downloadParts(String fileId, Path folder) throws IOException {
    List<FilePart> parts = files().getFile(fileId).parts();
    if (parts == null || parts.isEmpty()) {
      throw new IllegalArgumentException(fileId + " has no parts; download it as a file.");
    }
    for (FilePart part : parts) {
      if (!PART_NAME.matcher(part.name()).matches()) {
        throw new IOException("The server names a part \"" + part.name() + "\".");
      }
    }
    Files.createDirectories(folder);
    for (int place = parts.size() - 1; place >= 0; place--) {
      String name = parts.get(place).name();
      save(() -> files().getFileContent(fileId).location().resolve(name), folder.resolve(name));
    }
    return folder.resolve(parts.get(0).name());
  }

  private void save(Supplier<URI> urls, Path file) throws IOException {
    new FileDownload<>(connection, settings, SIGNED_URLS, urls, file).save();
  }

  private static SignedUrls.Piece piece(DownloadFileResult result) {
    if (result instanceof RangeNotSatisfiable beyond) {
      return new SignedUrls.OutOfRange(beyond.contentRange(), beyond.message());
    }
    DownloadFileResult.Success success = DownloadFileResult.orThrow(result);
    if (success instanceof SignedFile whole) {
      return new SignedUrls.Whole(whole.body(), whole.etag());
    }
    return success instanceof SignedFileRange range
        ? new SignedUrls.Range(range.body(), range.contentRange())
        : new SignedUrls.Unchanged();
  }

  private int waitMs(Duration left) {
    return (int) Math.max(0, shorter(longestWait, left).toMillis());
  }

  private Duration until(Instant deadline) {
    return Duration.between(settings.clock().instant(), deadline);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
