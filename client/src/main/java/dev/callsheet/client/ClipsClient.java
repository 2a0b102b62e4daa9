package dev.callsheet.client;

import dev.callsheet.client.api.BinaryContent;
import dev.callsheet.client.clips.ClipsApis;
import dev.callsheet.client.clips.GetExportOptions;
import dev.callsheet.client.clips.GetResultsOptions;
import dev.callsheet.client.clips.model.CreateSourceRequest;
import dev.callsheet.client.clips.model.Export;
import dev.callsheet.client.clips.model.Results;
import dev.callsheet.client.clips.model.Source;
import dev.callsheet.client.clips.model.UploadedSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The client for clips with one API key: the operations by their tags, uploading, and waiting for
 * what takes time. Safe for use by many threads.
 */
public final class ClipsClient extends ClipsApis {

  /**
   * How long the server may wait for an end before it tells how far it is: a key may ask 15 times a
   * minute, in all.
   */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private static final String ANY_FILE = "application/octet-stream";

  private final Waiting waiting;
  private final Duration longestWait;

  ClipsClient(Settings settings, String apiKey) {
    super(settings.connection(apiKey));
    waiting = settings.waiting();
    longestWait = shorter(LONGEST_WAIT, settings.requestTimeout().dividedBy(2));
  }

  /**
   * Creates a source and sends the file to it.
   *
   * @return the source, which projects name by its identity
   * @throws dev.callsheet.client.clips.CreateSourceException when the source is refused
   * @throws dev.callsheet.client.clips.UploadSourceException when the file is refused
   */
  public UploadedSource uploadSource(Path file) {
    Source source =
        sources().createSource(CreateSourceRequest.of(String.valueOf(file.getFileName()))).data();
    String url = source.uploadUrl().toString();
    return sources()
        .uploadSource(url.substring(url.lastIndexOf('/') + 1), ANY_FILE, BinaryContent.once(file))
        .data();
  }

  /**
   * Waits until a project has found its clips or moments.
   *
   * @param progress is given the project each time that it was read
   * @throws WaitException when it fails, is cancelled, or takes longer
   */
  public Results awaitClips(String projectId, Duration timeout, Consumer<Results> progress) {
    return waiting.untilLong(
        projectId,
        timeout,
        left ->
            projects()
                .getResults(projectId, GetResultsOptions.none().withWaitMs(waitMs(left)))
                .data(),
        project -> {
          progress.accept(project);
          return switch (project.status()) {
            case CREATED, QUEUED, ONGOING, UNKNOWN -> false;
            case SUCCEEDED -> true;
            case FAILED, CANCELLED -> throw new ClipsWaitException.ProjectEnded(project);
          };
        },
        Results::status);
  }

  /**
   * Waits until all files of an export are made.
   *
   * @param progress is given the export each time that it was read
   * @throws WaitException when it fails or takes longer
   */
  public Export awaitExport(String exportId, Duration timeout, Consumer<Export> progress) {
    return waiting.untilLong(
        exportId,
        timeout,
        left ->
            exports().getExport(exportId, GetExportOptions.none().withWaitMs(waitMs(left))).data(),
        export -> {
          progress.accept(export);
          return switch (export.status()) {
            case QUEUED, ONGOING, UNKNOWN -> false;
            case SUCCEEDED -> true;
            case FAILED -> throw new ClipsWaitException.ExportFailed(export);
          };
        },
        Export::status);
  }

  private int waitMs(Duration left) {
    return (int) Math.max(0, shorter(longestWait, left).toMillis());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
