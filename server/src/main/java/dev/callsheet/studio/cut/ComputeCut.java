package dev.callsheet.studio.cut;

import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.media.MediaEngine;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.studio.FailureReason;
import dev.callsheet.studio.asset.AssetRepository;
import dev.callsheet.studio.asset.StoredAsset;
import dev.callsheet.timeline.FrameRange;
import dev.callsheet.timeline.RangePlanner;
import dev.callsheet.timeline.TimeRange;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Computes which ranges a cut keeps. */
@Singleton
final class ComputeCut implements Job<String> {
  static final JobName<String> NAME =
      new JobName<>("studio.compute-cut", String.class, JobPool.HEAVY);

  private final CutRepository cuts;
  private final AssetRepository assets;
  private final CutCompletion completion;
  private final BlobStore blobs;
  private final MediaEngine media;

  ComputeCut(
      CutRepository cuts,
      AssetRepository assets,
      CutCompletion completion,
      BlobStore blobs,
      MediaEngine media) {
    this.cuts = cuts;
    this.assets = assets;
    this.completion = completion;
    this.blobs = blobs;
    this.media = media;
  }

  @Override
  public JobName<String> name() {
    return NAME;
  }

  @Override
  public void run(String cutId, Attempt attempt) throws Exception {
    if (cuts.start(cutId) == 0) {
      return;
    }
    var cut = cuts.findById(cutId).orElseThrow();
    var asset = assets.findById(cut.assetId()).orElseThrow();
    var recording = asset.recording();
    List<FrameRange> ranges;
    try {
      ranges = ranges(asset, cut.asks());
    } catch (MediaException exception) {
      var reason = FailureReason.of(exception.failure());
      if (reason == null) {
        throw exception;
      }
      completion.fail(cutId, reason);
      return;
    }
    completion.complete(
        cutId, new CutResult(recording.editRate(), recording.durationMicros(), ranges));
  }

  private List<FrameRange> ranges(StoredAsset asset, Script script)
      throws IOException, MediaException, InterruptedException {
    var recording = asset.recording();
    return switch (script) {
      case Script.Silence silence -> withoutSilences(asset, silence);
      case Script.KeepRanges keep ->
          RangePlanner.fromIntervals(
              keep.ranges().stream()
                  .map(range -> new TimeRange(range.startMs() * 1000, range.endMs() * 1000))
                  .toList(),
              recording.durationMicros(),
              recording.editRate());
    };
  }

  @Override
  public void exhausted(String cutId, Throwable cause) {
    completion.fail(cutId, FailureReason.INTERNAL);
  }

  private List<FrameRange> withoutSilences(StoredAsset asset, Script.Silence script)
      throws IOException, MediaException, InterruptedException {
    var recording = asset.recording();
    try (var audio = blobs.localCopy(asset.audioKey())) {
      var silences =
          media.detectSilences(
              audio.path(),
              recording.durationMicros(),
              script.thresholdDb(),
              Duration.ofMillis(script.minimumSilenceMs()));
      return RangePlanner.fromSilences(
          silences,
          recording.durationMicros(),
          recording.editRate(),
          Duration.ofMillis(script.paddingMs()),
          Duration.ofMillis(script.minimumKeepMs()));
    }
  }
}
