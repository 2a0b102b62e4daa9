package dev.callsheet.clips.project;

import dev.callsheet.clips.ClipsFailure;
import dev.callsheet.clips.ClipsPlans;
import dev.callsheet.clips.ClipsSettings;
import dev.callsheet.clips.FailureReason;
import dev.callsheet.clips.source.SourceFiles;
import dev.callsheet.clips.source.SourceRepository;
import dev.callsheet.clips.source.StoredSource;
import dev.callsheet.egress.Download;
import dev.callsheet.egress.DownloadLimits;
import dev.callsheet.egress.Egress;
import dev.callsheet.job.Attempt;
import dev.callsheet.job.CancellableWork;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.job.Retries;
import dev.callsheet.media.info.Sniffer;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.secret.Vault;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.WorkFolder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Fetches the source of a project from its URL. */
@Singleton
public final class FetchSource implements Job<String> {
  static final JobName<String> NAME =
      new JobName<>("clips.fetch-source", String.class, JobPool.TRANSFER);

  private static final Retries RETRIES =
      Retries.doubling(Duration.ofSeconds(2), Duration.ofSeconds(30), 4);

  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY_REQUESTS = 429;

  private final ProjectRepository projects;
  private final SourceRepository sources;
  private final ProjectProgress progress;
  private final SourceFiles files;
  private final Egress egress;
  private final Scratch scratch;
  private final Vault vault;
  private final ClipsPlans plans;
  private final ClipsSettings settings;

  FetchSource(
      ProjectRepository projects,
      SourceRepository sources,
      ProjectProgress progress,
      SourceFiles files,
      Egress egress,
      Scratch scratch,
      Vault vault,
      ClipsPlans plans,
      ClipsSettings settings) {
    this.projects = projects;
    this.sources = sources;
    this.progress = progress;
    this.files = files;
    this.egress = egress;
    this.scratch = scratch;
    this.vault = vault;
    this.plans = plans;
    this.settings = settings;
  }

  @Override
  public JobName<String> name() {
    return NAME;
  }

  @Override
  public Retries retries() {
    return RETRIES;
  }

  @Override
  public Optional<String> owner(String projectId) {
    return projects.findById(projectId).map(StoredProject::organizationId);
  }

  @Override
  public void run(String projectId, Attempt attempt) throws Exception {
    var found = projects.findById(projectId);
    if (found.filter(project -> project.status() == ProjectState.CREATED).isEmpty()) {
      return;
    }
    var project = found.get();
    try (var folder = new WorkFolder(scratch)) {
      CancellableWork.run(
          projectId,
          () -> projects.cancelled(projectId),
          () -> fetch(project, folder.file("source")));
    }
  }

  @Override
  public void exhausted(String projectId, Throwable cause) {
    var problem =
        cause instanceof SourceUnreachableException unreachable
            ? new ClipsFailure(
                FailureReason.SOURCE_UNREACHABLE, String.valueOf(unreachable.getMessage()))
            : ClipsFailure.INTERNAL;
    projects.findById(projectId).ifPresent(project -> progress.fail(project, problem));
  }

  private void fetch(StoredProject project, Path file)
      throws IOException, MediaException, InterruptedException, SourceUnreachableException {
    var source = sources.findById(project.sourceId()).orElseThrow();
    var limits =
        new DownloadLimits(
            plans.maxSourceBytes(project.organizationId()),
            settings.fetchDeadline(),
            Sniffer.BYTES);
    var sealed = Objects.requireNonNull(source.videoUrl());
    var url = URI.create(vault.open(StoredSource.VIDEO_URL, source.id(), sealed));
    switch (egress.download(url, file, limits, Sniffer::looksLikeMedia)) {
      case Download.Completed(var bytes) -> take(project, file);
      case Download.Refused(var reason) ->
          fail(project, FailureReason.SOURCE_REFUSED, "video_url " + reason + ".");
      case Download.TooLarge(var maxBytes) ->
          fail(
              project,
              FailureReason.SOURCE_TOO_LARGE,
              "The file at video_url has more than " + maxBytes + " bytes.");
      case Download.Unwanted() ->
          fail(
              project,
              FailureReason.UNSUPPORTED_FORMAT,
              "What is at video_url is no video that can be read.");
      case Download.TooSlow(var deadline) ->
          fail(
              project,
              FailureReason.SOURCE_TOO_SLOW,
              "The file at video_url did not arrive within " + deadline.toSeconds() + " s.");
      case Download.Answered(var status) -> answered(project, status);
      case Download.Failed(var reason) ->
          throw new SourceUnreachableException("video_url " + reason + ".");
    }
  }

  private void answered(StoredProject project, int status) throws SourceUnreachableException {
    var failure = new SourceUnreachableException("The host of video_url answered " + status + ".");
    if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS) {
      throw failure;
    }
    fail(project, FailureReason.SOURCE_UNREACHABLE, String.valueOf(failure.getMessage()));
  }

  private void take(StoredProject project, Path file)
      throws IOException, MediaException, InterruptedException {
    switch (files.inspect(file)) {
      case SourceFiles.Inspection.Unsuitable(var problem) -> progress.fail(project, problem);
      case SourceFiles.Inspection.Suitable(var recording) -> {
        var asks = project.spec();
        if (recording.durationMillis() < asks.leastMillis()) {
          fail(project, FailureReason.TOO_SHORT, asks.tooShort(recording.durationMillis()));
          return;
        }
        var kept = files.keep(project.sourceId(), file, recording);
        if (!progress.fetched(project, kept)) {
          files.discard(kept);
        }
      }
    }
  }

  private void fail(StoredProject project, FailureReason reason, String message) {
    progress.fail(project, new ClipsFailure(reason, message));
  }
}
