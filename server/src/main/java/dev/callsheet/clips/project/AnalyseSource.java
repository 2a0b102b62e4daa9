package dev.callsheet.clips.project;

import dev.callsheet.clips.ClipsFailure;
import dev.callsheet.clips.choice.ChosenClip;
import dev.callsheet.clips.choice.ClipChoice;
import dev.callsheet.clips.choice.MomentSearch;
import dev.callsheet.clips.choice.ProjectResult;
import dev.callsheet.clips.choice.ProjectSpec;
import dev.callsheet.clips.source.SourceRepository;
import dev.callsheet.clips.source.StoredSource;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.job.Attempt;
import dev.callsheet.job.CancellableWork;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.media.MediaEngine;
import dev.callsheet.media.analysis.Analysis;
import dev.callsheet.media.analysis.Stills;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.WorkFolder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks a source over and finds what its project asks for, unless that is cancelled first. */
@Singleton
final class AnalyseSource implements Job<String> {
  private static final Logger LOG = LoggerFactory.getLogger(AnalyseSource.class);

  static final JobName<String> NAME =
      new JobName<>("clips.analyse-source", String.class, JobPool.HEAVY);

  private static final int THUMBNAIL_PIXELS = 640;
  private static final int MILLIS = 1000;

  /** Pictures are not farther apart, however long clips must be. */
  private static final int MOST_SECONDS = 10;

  private final ProjectRepository projects;
  private final SourceRepository sources;
  private final ProjectProgress progress;
  private final BlobStore blobs;
  private final Scratch scratch;
  private final MediaEngine media;

  AnalyseSource(
      ProjectRepository projects,
      SourceRepository sources,
      ProjectProgress progress,
      BlobStore blobs,
      Scratch scratch,
      MediaEngine media) {
    this.projects = projects;
    this.sources = sources;
    this.progress = progress;
    this.blobs = blobs;
    this.scratch = scratch;
    this.media = media;
  }

  @Override
  public JobName<String> name() {
    return NAME;
  }

  @Override
  public void run(String projectId, Attempt attempt) throws Exception {
    if (projects.start(projectId) == 0) {
      return;
    }
    var project = projects.findById(projectId).orElseThrow();
    var source = sources.findById(project.sourceId()).orElseThrow();
    try (var file = blobs.localCopy(source.fileKey());
        var folder = new WorkFolder(scratch)) {
      CancellableWork.run(
          projectId,
          () -> projects.cancelled(projectId),
          () -> find(project, source, file.path(), folder));
    } catch (MediaException exception) {
      var problem = ClipsFailure.of(exception.failure());
      if (problem == null) {
        throw exception;
      }
      progress.fail(project, problem);
    }
  }

  @Override
  public void exhausted(String projectId, Throwable cause) {
    projects
        .findById(projectId)
        .ifPresent(project -> progress.fail(project, ClipsFailure.INTERNAL));
  }

  private void find(StoredProject project, StoredSource source, Path file, WorkFolder folder)
      throws IOException, MediaException, InterruptedException {
    var asked = project.spec();
    var stills = stills(asked);
    var analysis =
        media.analyse(
            file,
            source.recording(),
            folder.path(),
            stills,
            percent -> tell(project.id(), percent));
    var findings = findings(asked, analysis);
    if (stills != null && findings instanceof ProjectResult.Chosen(var clips)) {
      keepThumbnails(project, clips, stills, folder.path());
    }
    var audio = analysis.audio();
    if (audio != null) {
      sources.measured(source.id(), JsonColumn.write(source.recording().withAudio(audio)));
    }
    progress.succeed(project, findings);
  }

  /** So many that there is at least one in the shortest clip. */
  private static @Nullable Stills stills(ProjectSpec spec) {
    return spec instanceof ProjectSpec.Highlights highlights
        ? new Stills(
            (int) Math.min(highlights.minMillis() / MILLIS, MOST_SECONDS), THUMBNAIL_PIXELS)
        : null;
  }

  private static ProjectResult findings(ProjectSpec spec, Analysis analysis)
      throws InterruptedException {
    return switch (spec) {
      case ProjectSpec.Highlights highlights ->
          new ProjectResult.Chosen(new ClipChoice(analysis).choose(highlights));
      case ProjectSpec.Moments moments ->
          new ProjectResult.Found(new MomentSearch(analysis).find(moments));
    };
  }

  /** Keeps the middle of each clip; the project's cleanup deletes it, however the project ends. */
  private void keepThumbnails(
      StoredProject project, List<ChosenClip> clips, Stills stills, Path folder) {
    for (var idx = 1; idx <= clips.size(); idx++) {
      var clip = clips.get(idx - 1);
      var middle = (clip.beginMillis() + clip.endMillis()) / 2 * MILLIS;
      blobs.put(project.thumbnailKey(idx), stills.nearest(folder, middle));
    }
  }

  /** Progress is not worth failing for: the next step tells it again. */
  private void tell(String projectId, int percent) {
    try {
      projects.progress(projectId, Math.min(99, percent));
    } catch (RuntimeException unreachable) {
      LOG.debug("Progress of {} is not told", projectId, unreachable);
    }
  }
}
