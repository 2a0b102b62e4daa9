package dev.callsheet.studio.render;

import dev.callsheet.job.Attempt;
import dev.callsheet.job.CancellableWork;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.media.MediaEngine;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.render.RenderPlan;
import dev.callsheet.media.render.Resolution;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.WorkFolder;
import dev.callsheet.studio.FailureReason;
import dev.callsheet.studio.WorkState;
import dev.callsheet.studio.asset.AssetRepository;
import dev.callsheet.studio.cut.CutRepository;
import dev.callsheet.timeline.FrameRange;
import dev.callsheet.timeline.FrameRate;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the file of a render, unless it is cancelled first. */
@Singleton
final class MakeRender implements Job<String> {
  private static final Logger LOG = LoggerFactory.getLogger(MakeRender.class);

  static final JobName<String> NAME =
      new JobName<>("studio.make-render", String.class, JobPool.HEAVY);

  private final RenderRepository renders;
  private final AssetRepository assets;
  private final CutRepository cuts;
  private final RenderCompletion completion;
  private final BlobStore blobs;
  private final Scratch scratch;
  private final MediaEngine media;

  MakeRender(
      RenderRepository renders,
      AssetRepository assets,
      CutRepository cuts,
      RenderCompletion completion,
      BlobStore blobs,
      Scratch scratch,
      MediaEngine media) {
    this.renders = renders;
    this.assets = assets;
    this.cuts = cuts;
    this.completion = completion;
    this.blobs = blobs;
    this.scratch = scratch;
    this.media = media;
  }

  @Override
  public JobName<String> name() {
    return NAME;
  }

  @Override
  public void run(String renderId, Attempt attempt) throws Exception {
    if (renders.start(renderId) == 0) {
      return;
    }
    var render = renders.findById(renderId).orElseThrow();
    var asset = assets.findById(render.assetId()).orElseThrow();
    try (var source = blobs.localCopy(asset.sourceKey());
        var folder = new WorkFolder(scratch)) {
      var file = folder.file("render." + render.format().name().toLowerCase(Locale.ROOT));
      var plan =
          new RenderPlan(
              source.path(),
              asset.recording().withTrack(render.audioTrack()),
              render.format(),
              Objects.requireNonNullElse(render.resolution(), Resolution.SOURCE),
              ranges(render, asset.recording().editRate()));
      var made = new AtomicReference<@Nullable MediaInfo>();
      CancellableWork.run(
          renderId,
          () -> ended(renderId),
          () -> made.set(media.render(plan, file, percent -> tell(renderId, percent))));
      var rendered = made.get();
      if (rendered != null) {
        store(render, rendered, file);
      }
    } catch (MediaException exception) {
      var reason = FailureReason.of(exception.failure());
      if (reason == null) {
        throw exception;
      }
      LOG.info("{} failed: {}", renderId, exception.getMessage());
      completion.fail(renderId, reason);
    }
  }

  @Override
  public void exhausted(String renderId, Throwable cause) {
    completion.fail(renderId, FailureReason.INTERNAL);
  }

  private @Nullable List<FrameRange> ranges(StoredRender render, FrameRate rate) {
    var cutId = render.cutId();
    if (cutId == null) {
      return null;
    }
    return Objects.requireNonNull(cuts.findById(cutId).orElseThrow().keeps()).rangesOn(rate);
  }

  /** Progress is not worth failing for: the next step tells it again. */
  private void tell(String renderId, int percent) {
    try {
      renders.progress(renderId, percent);
    } catch (RuntimeException unreachable) {
      LOG.debug("Progress of {} is not told", renderId, unreachable);
    }
  }

  /** Whether the render was cancelled or deleted; no while the database cannot tell. */
  private boolean ended(String renderId) {
    try {
      return renders.status(renderId).filter(status -> !status.terminal()).isEmpty();
    } catch (RuntimeException unreachable) {
      LOG.debug("Whether {} was cancelled is not known now", renderId, unreachable);
      return false;
    }
  }

  private void store(StoredRender render, MediaInfo made, Path file) throws IOException {
    var size = Files.size(file);
    if (ended(render.id())) {
      return;
    }
    blobs.move(file, render.fileKey());
    var video = made.video();
    var completed =
        completion.complete(
            render.id(),
            made.durationMillis(),
            size,
            video == null ? null : video.width(),
            video == null ? null : video.height());
    if (!completed && !completedElsewhere(render.id())) {
      blobs.delete(render.fileKey());
    }
  }

  /** Whether another worker, which took this one for dead, was first: the file is its own then. */
  private boolean completedElsewhere(String renderId) {
    return renders.status(renderId).filter(WorkState.COMPLETED::equals).isPresent();
  }
}
