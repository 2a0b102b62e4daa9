package dev.callsheet.clips.export;

import dev.callsheet.clips.ClipsFailure;
import dev.callsheet.clips.project.ProjectRepository;
import dev.callsheet.clips.source.SourceRepository;
import dev.callsheet.clips.source.StoredSource;
import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.media.MediaEngine;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.render.Framing;
import dev.callsheet.media.render.RenderPlan;
import dev.callsheet.media.render.Resolution;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.WorkFolder;
import dev.callsheet.timeline.TimeRange;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the files of an export, one after the other; those that are made are not made again. */
@Singleton
final class MakeExport implements Job<String> {
  private static final Logger LOG = LoggerFactory.getLogger(MakeExport.class);

  static final JobName<String> NAME =
      new JobName<>("clips.make-export", String.class, JobPool.HEAVY);

  private static final long MICROS = 1000;

  private final ExportRepository exports;
  private final ExportFileRepository files;
  private final ProjectRepository projects;
  private final SourceRepository sources;
  private final ExportProgress progress;
  private final BlobStore blobs;
  private final Scratch scratch;
  private final MediaEngine media;

  MakeExport(
      ExportRepository exports,
      ExportFileRepository files,
      ProjectRepository projects,
      SourceRepository sources,
      ExportProgress progress,
      BlobStore blobs,
      Scratch scratch,
      MediaEngine media) {
    this.exports = exports;
    this.files = files;
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
  public void run(String exportId, Attempt attempt) throws Exception {
    if (exports.start(exportId) == 0) {
      return;
    }
    var export = exports.findById(exportId).orElseThrow();
    var project = projects.findById(export.projectId()).orElseThrow();
    var source = sources.findById(project.sourceId()).orElseThrow();
    var clips = files.ofExport(exportId);
    var whole = clips.stream().mapToLong(StoredExportFile::lengthMs).sum();
    long done = 0;
    try (var original = blobs.localCopy(source.fileKey());
        var folder = new WorkFolder(scratch)) {
      for (var clip : clips) {
        if (!clip.made()) {
          make(export, clip, source, original.path(), folder.file("clip"), done, whole);
        }
        done += clip.lengthMs();
      }
    } catch (MediaException exception) {
      var problem = ClipsFailure.of(exception.failure());
      if (problem == null) {
        throw exception;
      }
      progress.fail(export, problem);
      return;
    }
    progress.succeed(export);
  }

  @Override
  public void exhausted(String exportId, Throwable cause) {
    exports.findById(exportId).ifPresent(export -> progress.fail(export, ClipsFailure.INTERNAL));
  }

  private void make(
      StoredExport export,
      StoredExportFile clip,
      StoredSource source,
      Path original,
      Path file,
      long done,
      long whole)
      throws IOException, MediaException, InterruptedException {
    var plan =
        new RenderPlan(
            original,
            source.recording().withTrack(export.audioTrack()),
            export.format(),
            Resolution.SOURCE,
            null,
            new TimeRange(clip.beginMs() * MICROS, clip.endMs() * MICROS),
            new Framing(export.shape(), export.fit(), export.size()));
    var made =
        media.render(
            plan,
            file,
            percent ->
                tell(
                    export.id(),
                    (int) ((done * 100 + clip.lengthMs() * percent) / Math.max(1, whole))));
    var video = Objects.requireNonNull(made.video());
    var size = Files.size(file);
    var key = export.fileKey(clip.idx());
    blobs.move(file, key);
    if (files.made(clip.id(), size, made.durationMillis(), video.width(), video.height()) == 0) {
      blobs.delete(key);
    }
  }

  /** Progress is not worth failing for: the next step tells it again. */
  private void tell(String exportId, int percent) {
    try {
      exports.progress(exportId, Math.min(99, percent));
    } catch (RuntimeException unreachable) {
      LOG.debug("Progress of {} is not told", exportId, unreachable);
    }
  }
}
