package dev.callsheet.tasks.source;

import dev.callsheet.egress.Download;
import dev.callsheet.egress.DownloadLimits;
import dev.callsheet.egress.Egress;
import dev.callsheet.egress.UrlCheck;
import dev.callsheet.media.MediaEngine;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.storage.BlobNotFoundException;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.LocalCopy;
import dev.callsheet.storage.WorkFolder;
import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.TasksPlans;
import dev.callsheet.tasks.TasksSettings;
import dev.callsheet.tasks.file.Files;
import dev.callsheet.tasks.source.SourceOutcome.FileUnknown;
import dev.callsheet.tasks.source.SourceOutcome.Invalid;
import dev.callsheet.tasks.source.SourceOutcome.Opened;
import dev.callsheet.tasks.source.SourceOutcome.Refused;
import dev.callsheet.tasks.source.SourceOutcome.Unreachable;
import dev.callsheet.tasks.source.SourceOutcome.Unsupported;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens what tasks and probes work on. */
@Singleton
public final class Sources {
  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int LONGEST_NAME = 255;
  private static final String NO_BYTES =
      "The file of file_id has no bytes yet. Send them to its upload URL first.";
  private static final String FOLDER =
      "The file of file_id is a folder of segments. Take the recording that it was made of.";
  private static final Pattern FILE = Pattern.compile(".*\\.[A-Za-z0-9]{1,5}", Pattern.DOTALL);

  private final Files files;
  private final BlobStore blobs;
  private final Egress egress;
  private final MediaEngine media;
  private final TasksPlans plans;
  private final TasksSettings settings;

  Sources(
      Files files,
      BlobStore blobs,
      Egress egress,
      MediaEngine media,
      TasksPlans plans,
      TasksSettings settings) {
    this.files = files;
    this.blobs = blobs;
    this.egress = egress;
    this.media = media;
    this.plans = plans;
    this.settings = settings;
  }

  /** Returns what a task may fetch. */
  public SourceLimits taskLimits(ProjectScope project) {
    return new SourceLimits(plans.maxFileBytes(project.organizationId()), settings.fetchDeadline());
  }

  /** Returns what a probe may fetch. */
  public SourceLimits probeLimits(ProjectScope project) {
    return new SourceLimits(
        Math.min(plans.maxFileBytes(project.organizationId()), settings.probeMaxBytes()),
        settings.probeDeadline());
  }

  /**
   * Says what can be known to be wrong with a source without opening it; empty if nothing is. It
   * looks hosts up, so it is asked outside of transactions.
   */
  public Optional<Refused> check(ProjectScope project, SourceReference source) {
    return switch (source) {
      case SourceReference.Url(var url) ->
          switch (egress.checkDownload(url.toString())) {
            case UrlCheck.Acceptable(var _) -> Optional.empty();
            case UrlCheck.Refused(var reason, var _) ->
                Optional.of(new Invalid("url " + reason + "."));
          };
      case SourceReference.FileId(var fileId) -> {
        var found = files.find(project, fileId);
        if (found.isEmpty()) {
          yield Optional.of(new FileUnknown());
        }
        if (!found.get().isReady()) {
          yield Optional.of(new Invalid(NO_BYTES));
        }
        yield found.get().isFolder() ? Optional.of(new Unsupported(FOLDER)) : Optional.empty();
      }
    };
  }

  /**
   * Brings a source onto this node and looks what it holds; blocks until then.
   *
   * @param folder an empty one, which the source is fetched into
   * @param progress of the look
   * @throws MediaException when this machine could not look
   * @throws dev.callsheet.storage.StorageUnavailableException when there is no room, or the store
   *     is away
   * @throws InterruptedException when this thread is interrupted
   */
  public SourceOutcome open(
      ProjectScope project,
      SourceReference source,
      SourceLimits limits,
      WorkFolder folder,
      ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    return switch (source) {
      case SourceReference.Url(var url) -> fetch(url, limits, folder.file("source"), progress);
      case SourceReference.FileId(var fileId) -> open(project, fileId, progress);
    };
  }

  private SourceOutcome open(ProjectScope project, String fileId, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var refusal = check(project, new SourceReference.FileId(fileId));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var found = files.find(project, fileId);
    if (found.isEmpty()) {
      return new FileUnknown();
    }
    LocalCopy copy;
    try {
      copy = blobs.localCopy(found.get().main().blobKey());
    } catch (BlobNotFoundException lost) {
      // It may have been deleted since; a blob that is lost otherwise is the store's failure.
      if (files.find(project, fileId).isEmpty()) {
        return new FileUnknown();
      }
      throw lost;
    }
    return inspect(found.get().stored().name(), copy.path(), copy, progress);
  }

  private SourceOutcome fetch(
      URI url, SourceLimits limits, Path destination, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var bounds = new DownloadLimits(limits.maxBytes(), limits.deadline(), FirstBytes.COUNT);
    return switch (egress.download(url, destination, bounds, FirstBytes::mayBeMedia)) {
      case Download.Completed(var _) -> inspect(name(url), destination, null, progress);
      case Download.Refused(var reason) -> new Invalid("url " + reason + ".");
      case Download.TooLarge(var maxBytes) ->
          new Invalid("The file at url has more than " + maxBytes + " bytes.");
      case Download.Unwanted() -> new Unsupported("What is at url is not media that can be read.");
      case Download.TooSlow(var deadline) ->
          new Unreachable("The file at url did not arrive within " + deadline.toMillis() + " ms.");
      case Download.Answered(var status) -> answered(status);
      case Download.Failed(var reason) -> new Unreachable("url " + reason + ".");
    };
  }

  private static SourceOutcome answered(int status) {
    if (status == 200) {
      return new Unreachable("The host of url answered 200 without a file.");
    }
    var message = "The host of url answered " + status + ".";
    return status >= CLIENT_ERROR && status < SERVER_ERROR && status != TOO_MANY_REQUESTS
        ? new Invalid(message + " Check that the URL is right and open to this server.")
        : new Unreachable(message);
  }

  /** Closes the copy unless the source is opened. */
  private SourceOutcome inspect(
      String name, Path path, @Nullable LocalCopy copy, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var opened = false;
    try {
      var inspection = media.inspect(path, progress);
      opened = true;
      return new Opened(new OpenedSource(name, path, inspection, copy));
    } catch (MediaException exception) {
      return switch (exception.failure()) {
        case MediaFailure.NotMedia(var _) ->
            new Unsupported("The source is not media that can be read.");
        case MediaFailure.Corrupt(var _) -> new Unsupported("The source is damaged.");
        case MediaFailure.Unsupported(var _) ->
            new Unsupported("The source has a form that cannot be read.");
        case MediaFailure.Unsuitable(var reason) -> new Unsupported(reason);
        case MediaFailure.DeadlineExceeded(var deadline) ->
            new Unsupported(
                "The source takes longer than " + deadline.toMinutes() + " min to be looked at.");
        case MediaFailure.MemoryExceeded(var limit) ->
            new Unsupported(
                "The source takes more than " + limit + " bytes of memory to be looked at.");
        case MediaFailure.OutputTooLarge(var _) -> throw exception;
        case MediaFailure.Killed(var _) -> throw exception;
        case MediaFailure.Shortage(var _) -> throw exception;
      };
    } finally {
      if (!opened && copy != null) {
        copy.close();
      }
    }
  }

  /**
   * The last step of the path if it names a file, or else the host: another step may be a secret.
   */
  private static String name(URI url) {
    var path = url.getPath() == null ? "" : url.getPath();
    var name = path.substring(path.lastIndexOf('/') + 1).strip();
    if (!FILE.matcher(name).matches()) {
      name = String.valueOf(url.getHost());
    }
    var length = Math.min(name.codePointCount(0, name.length()), LONGEST_NAME);
    return name.substring(0, name.offsetByCodePoints(0, length));
  }
}
