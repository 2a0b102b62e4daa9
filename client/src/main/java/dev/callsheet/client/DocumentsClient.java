package dev.callsheet.client;

import dev.callsheet.client.api.Answer;
import dev.callsheet.client.api.BinaryContent;
import dev.callsheet.client.api.Connection;
import dev.callsheet.client.api.FilePart;
import dev.callsheet.client.api.Retry;
import dev.callsheet.client.documents.Conflict;
import dev.callsheet.client.documents.DocumentsApis;
import dev.callsheet.client.documents.DocumentsOperation;
import dev.callsheet.client.documents.DownloadSignedDocumentResult;
import dev.callsheet.client.documents.ExportRunOptions;
import dev.callsheet.client.documents.ExportRunResult;
import dev.callsheet.client.documents.GenerateExcelResult;
import dev.callsheet.client.documents.GenerateSlidesResult;
import dev.callsheet.client.documents.GenerateWordResult;
import dev.callsheet.client.documents.GenerationTimeout;
import dev.callsheet.client.documents.GetTaskOptions;
import dev.callsheet.client.documents.GetTaskResult;
import dev.callsheet.client.documents.Gone;
import dev.callsheet.client.documents.RangeNotSatisfiable;
import dev.callsheet.client.documents.RunFinished;
import dev.callsheet.client.documents.SignedFile;
import dev.callsheet.client.documents.SignedFileRange;
import dev.callsheet.client.documents.TaskQueued;
import dev.callsheet.client.documents.UploadFileForm;
import dev.callsheet.client.documents.UploadImageForm;
import dev.callsheet.client.documents.error.SyncTimeoutUpgradeAsync;
import dev.callsheet.client.documents.model.Export;
import dev.callsheet.client.documents.model.ExportRequest;
import dev.callsheet.client.documents.model.ExportTarget;
import dev.callsheet.client.documents.model.File;
import dev.callsheet.client.documents.model.GenerateRequest;
import dev.callsheet.client.documents.model.Image;
import dev.callsheet.client.documents.model.Run;
import dev.callsheet.client.documents.model.Task;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The client for documents with one API key: the operations by their tags, uploading, making
 * documents, waiting for them, and downloading. Safe for use by many threads.
 *
 * <p>What makes a document sends an idempotency key, its own where the request has none, so that
 * neither a lost answer nor a late one makes the document twice.
 */
public final class DocumentsClient extends DocumentsApis {

  /** How long the server may wait for a change of a task before it tells how far it is. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

  /** The shortest and the longest {@code timeout_ms}. */
  private static final Duration SHORTEST_ANSWER = Duration.ofSeconds(10);

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(300);

  private static final String ANY_FILE = "application/octet-stream";

  private static final SignedUrls<DownloadSignedDocumentResult> SIGNED_URLS =
      new SignedUrls<>(
          DocumentsOperation.DOWNLOAD_SIGNED_DOCUMENT,
          DownloadSignedDocumentResult::of,
          Gone.class::isInstance,
          DocumentsClient::piece);

  private final Settings settings;
  private final Connection connection;
  private final Waiting waiting;
  private final Duration patience;

  DocumentsClient(Settings settings, String apiKey) {
    this(
        settings,
        new BodyKeyConnection(
            settings.connection(apiKey, error -> error instanceof SyncTimeoutUpgradeAsync)));
  }

  private DocumentsClient(Settings settings, Connection connection) {
    super(connection);
    this.settings = settings;
    this.connection = connection;
    this.waiting = settings.waiting();
    this.patience = settings.requestTimeout().dividedBy(2);
  }

  /** One of the operations that make a document. */
  private record Making<R extends Answer>(
      Function<GenerateRequest, R> ask, Function<R, ? extends Answer> orThrow) {}

  private Making<GenerateExcelResult> excel() {
    return new Making<>(generate()::generateExcelResult, GenerateExcelResult::orThrow);
  }

  private Making<GenerateWordResult> word() {
    return new Making<>(generate()::generateWordResult, GenerateWordResult::orThrow);
  }

  private Making<GenerateSlidesResult> slides() {
    return new Making<>(generate()::generateSlidesResult, GenerateSlidesResult::orThrow);
  }

  /**
   * Uploads a file, which outlines then name by its name.
   *
   * @param progress is called on a thread of the connection
   * @throws IOException when the file cannot be read
   * @throws dev.callsheet.client.documents.UploadFileException when the file is refused
   */
  public File uploadFile(Path file, UploadProgress progress) throws IOException {
    return files().uploadFile(UploadFileForm.of(part(file, progress)));
  }

  /**
   * Uploads an image, which outlines then name by its name.
   *
   * @param alt what it shows, for those who do not see it
   * @param progress is called on a thread of the connection
   * @throws IOException when the file cannot be read
   * @throws dev.callsheet.client.documents.UploadImageException when the image is refused
   */
  public Image uploadImage(Path file, String alt, UploadProgress progress) throws IOException {
    return images().uploadImage(UploadImageForm.of(part(file, progress), alt));
  }

  private static FilePart part(Path file, UploadProgress progress) throws IOException {
    long size = Files.size(file);
    return new FilePart(
        String.valueOf(file.getFileName()),
        ANY_FILE,
        BinaryContent.watched(BinaryContent.of(file), sent -> progress.sent(sent, size)));
  }

  /**
   * Makes a workbook and waits for it.
   *
   * @param request whose {@code async} does not count, and whose {@code timeout_ms} can only be
   *     shortened; when the answer comes before the document, its task is waited for
   * @param progress is given that task each time that it was read
   * @throws dev.callsheet.client.documents.GenerateExcelException when the answer says that it
   *     cannot be made
   * @throws WaitException when it fails later, is cancelled or expired, or takes longer
   */
  public Run makeExcel(GenerateRequest request, Duration timeout, Consumer<Task> progress) {
    return make(excel(), request, timeout, progress);
  }

  /**
   * Makes a text document and waits for it.
   *
   * @param request as for {@link #makeExcel}
   * @param progress is given the task each time that it was read
   * @throws dev.callsheet.client.documents.GenerateWordException when the answer says that it
   *     cannot be made
   * @throws WaitException when it fails later, is cancelled or expired, or takes longer
   */
  public Run makeWord(GenerateRequest request, Duration timeout, Consumer<Task> progress) {
    return make(word(), request, timeout, progress);
  }

  /**
   * Makes a deck of slides and waits for it.
   *
   * @param request as for {@link #makeExcel}
   * @param progress is given the task each time that it was read
   * @throws dev.callsheet.client.documents.GenerateSlidesException when the answer says that it
   *     cannot be made
   * @throws WaitException when it fails later, is cancelled or expired, or takes longer
   */
  public Run makeSlides(GenerateRequest request, Duration timeout, Consumer<Task> progress) {
    return make(slides(), request, timeout, progress);
  }

  /**
   * Begins to make a workbook.
   *
   * @throws dev.callsheet.client.documents.GenerateExcelException when it cannot be made
   */
  public StartedRun startExcel(GenerateRequest request) {
    return start(excel(), keyed(request));
  }

  /**
   * Begins to make a text document.
   *
   * @throws dev.callsheet.client.documents.GenerateWordException when it cannot be made
   */
  public StartedRun startWord(GenerateRequest request) {
    return start(word(), keyed(request));
  }

  /**
   * Begins to make a deck of slides.
   *
   * @throws dev.callsheet.client.documents.GenerateSlidesException when it cannot be made
   */
  public StartedRun startSlides(GenerateRequest request) {
    return start(slides(), keyed(request));
  }

  private static GenerateRequest keyed(GenerateRequest request) {
    return request.idempotencyKey() == null
        ? request.withIdempotencyKey(UUID.randomUUID().toString())
        : request;
  }

  private <R extends Answer> Run make(
      Making<R> making, GenerateRequest request, Duration timeout, Consumer<Task> progress) {
    Instant deadline = settings.clock().instant().plus(timeout);
    GenerateRequest keyed = keyed(request);
    Duration answer = answerWithin(request.timeoutMs(), timeout);
    if (answer.compareTo(SHORTEST_ANSWER) < 0) {
      return start(making, keyed).await(timeout, progress);
    }
    R result =
        making
            .ask()
            .apply(keyed.withAsync(false).withTimeoutMs(Math.toIntExact(answer.toMillis())));
    if (result instanceof RunFinished finished) {
      return finished.body();
    }
    if (result instanceof GenerationTimeout.SyncTimeoutUpgradeAsync late) {
      return awaitRun(late.details().taskId(), until(deadline), progress);
    }
    if (result instanceof Conflict conflict && conflict.retryAfter() != null) {
      // An earlier attempt lost its answer, and the server is still at it.
      return start(making, keyed).await(until(deadline), progress);
    }
    return started(making, result).await(until(deadline), progress);
  }

  /** How long the server may take for an answer, so that it comes before nobody waits any more. */
  private Duration answerWithin(@Nullable Integer timeoutMs, Duration timeout) {
    Duration asked = timeoutMs == null ? LONGEST_ANSWER : Duration.ofMillis(timeoutMs);
    return shorter(shorter(asked, LONGEST_ANSWER), shorter(patience, timeout));
  }

  private <R extends Answer> StartedRun start(Making<R> making, GenerateRequest keyed) {
    return started(making, making.ask().apply(keyed.withAsync(true)));
  }

  private <R extends Answer> StartedRun started(Making<R> making, R result) {
    Answer success = making.orThrow().apply(result);
    if (success instanceof TaskQueued queued) {
      return new StartedRun(this, queued.body().runId(), queued.body().taskId());
    }
    Run finished = ((RunFinished) success).body();
    return new StartedRun(this, finished.runId(), finished.taskId());
  }

  /**
   * Waits until a document is made.
   *
   * @param progress is given the task each time that it was read
   * @throws WaitException when it fails, is cancelled or expired, or takes longer
   */
  public Run awaitRun(String taskId, Duration timeout, Consumer<Task> progress) {
    Task completed =
        waiting.untilLong(
            taskId,
            timeout,
            left -> readTask(taskId, left),
            task -> {
              progress.accept(task);
              return switch (task.status()) {
                case QUEUED, RUNNING, UNKNOWN -> false;
                case COMPLETED -> true;
                case FAILED -> throw new DocumentsWaitException.RunFailed(task);
                case CANCELLED -> throw new DocumentsWaitException.RunCancelled(task);
                case EXPIRED -> throw new DocumentsWaitException.RunExpired(task);
              };
            },
            Task::status);
    return runs().getRun(completed.runId());
  }

  /** Reads a task; a key that has used up its requests waits for its next ones. */
  private Task readTask(String taskId, Duration left) {
    Instant deadline = settings.clock().instant().plus(left);
    while (true) {
      GetTaskResult result =
          tasks().getTaskResult(taskId, GetTaskOptions.none().withWaitMs(waitMs(until(deadline))));
      if (!(result instanceof GetTaskResult.Failure failure)
          || failure.retry() != Retry.AFTER_DELAY
          || !isSlept(failure.retryAfter(), deadline)) {
        return GetTaskResult.orThrow(result);
      }
    }
  }

  private int waitMs(Duration left) {
    return (int) Math.max(0, shorter(shorter(LONGEST_WAIT, patience), left).toMillis());
  }

  /**
   * Converts the document of a run and waits for the result.
   *
   * @throws dev.callsheet.client.documents.ExportRunException when it cannot be converted, or the
   *     server is still at it after that time
   */
  public Export export(String runId, ExportTarget target, Duration timeout) {
    Instant deadline = settings.clock().instant().plus(timeout);
    ExportRunOptions options =
        ExportRunOptions.none().withIdempotencyKey(UUID.randomUUID().toString());
    while (true) {
      ExportRunResult result = runs().exportRunResult(runId, ExportRequest.of(target), options);
      // An earlier attempt lost its answer, and the server is still at it.
      if (!(result instanceof Conflict conflict) || !isSlept(conflict.retryAfter(), deadline)) {
        return ExportRunResult.orThrow(result);
      }
    }
  }

  /**
   * Downloads the document of a run. The file is replaced once all of it is there.
   *
   * @throws IOException when the file cannot be written
   * @throws dev.callsheet.client.documents.DownloadRunException when there is nothing to download
   * @throws dev.callsheet.client.documents.DownloadSignedDocumentException when it is gone
   *     meanwhile
   * @throws DownloadInterruptedException when there was no progress for too long
   */
  public void download(String runId, Path file) throws IOException {
    save(() -> runs().downloadRun(runId).location(), file);
  }

  /**
   * Downloads what a document was converted to. The file is replaced once all of it is there.
   *
   * @throws IOException when the file cannot be written
   * @throws dev.callsheet.client.documents.DownloadSignedDocumentException when it is gone
   * @throws DownloadInterruptedException when there was no progress for too long
   */
  public void download(Export export, Path file) throws IOException {
    save(export::downloadUrl, file);
  }

  private void save(Supplier<URI> urls, Path file) throws IOException {
    new FileDownload<>(connection, settings, SIGNED_URLS, urls, file).save();
  }

  private static SignedUrls.Piece piece(DownloadSignedDocumentResult result) {
    if (result instanceof RangeNotSatisfiable beyond) {
      return new SignedUrls.OutOfRange(beyond.contentRange(), beyond.message());
    }
    DownloadSignedDocumentResult.Success success = DownloadSignedDocumentResult.orThrow(result);
    if (success instanceof SignedFile whole) {
      return new SignedUrls.Whole(whole.body(), whole.etag());
    }
    return success instanceof SignedFileRange range
        ? new SignedUrls.Range(range.body(), range.contentRange())
        : new SignedUrls.Unchanged();
  }

  private Duration until(Instant deadline) {
    return Duration.between(settings.clock().instant(), deadline);
  }

  /** Sleeps unless nobody says how long, or the time would be up; returns whether it did. */
  private boolean isSlept(@Nullable Duration pause, Instant deadline) {
    if (pause == null || settings.clock().instant().plus(pause).isAfter(deadline)) {
      return false;
    }
    try {
      settings.sleeper().sleep(pause);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
