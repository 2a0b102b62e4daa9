package dev.callsheet.studio.render;

import dev.callsheet.id.Ids;
import dev.callsheet.job.Jobs;
import dev.callsheet.media.render.RenderFormat;
import dev.callsheet.media.render.Resolution;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.studio.FailureReason;
import dev.callsheet.studio.WorkState;
import dev.callsheet.studio.asset.AssetRepository;
import dev.callsheet.studio.asset.AssetState;
import dev.callsheet.studio.asset.AssetUse;
import dev.callsheet.studio.cut.CutRepository;
import dev.callsheet.studio.cut.StoredCut;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The renders of each organisation. */
@Singleton
class Renders implements AssetUse {
  private final RenderRepository renders;
  private final AssetRepository assets;
  private final CutRepository cuts;
  private final RenderCompletion completion;
  private final Jobs jobs;
  private final Clock clock;

  Renders(
      RenderRepository renders,
      AssetRepository assets,
      CutRepository cuts,
      RenderCompletion completion,
      Jobs jobs,
      Clock clock) {
    this.renders = renders;
    this.assets = assets;
    this.cuts = cuts;
    this.completion = completion;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** What came of creating a render. */
  sealed interface Creation {
    record Created(StoredRender render) implements Creation {}

    record NoAsset() implements Creation {}

    record AssetProcessing() implements Creation {}

    record AssetUnpaid() implements Creation {}

    record AssetFailed(FailureReason reason) implements Creation {}

    record VideoNotReady() implements Creation {}

    record CutNotCompleted(WorkState status) implements Creation {}

    /** The cut ended without a result. */
    record CutEnded(WorkState status) implements Creation {}

    record NoCut() implements Creation {}

    record CutOfAnotherAsset() implements Creation {}

    record CutKeepsNothing() implements Creation {}

    record NoVideo() implements Creation {}

    record NoAudioTrack(int tracks) implements Creation {}
  }

  /** What came of cancelling a render. */
  sealed interface Cancellation {
    record Cancelled(StoredRender render) implements Cancellation {}

    record NotFound() implements Cancellation {}

    record Finished(WorkState status) implements Cancellation {}
  }

  @Transactional
  Creation create(
      String organizationId,
      String assetId,
      @Nullable String cutId,
      RenderFormat format,
      @Nullable Resolution resolution,
      @Nullable Integer audioTrack) {
    var locked = assets.lock(assetId, organizationId);
    if (locked.isEmpty()) {
      return new Creation.NoAsset();
    }
    var asset = locked.get();
    if (asset.failureReason() != null) {
      return new Creation.AssetFailed(asset.failureReason());
    }
    if (asset.status() == AssetState.PENDING_PAYMENT) {
      return new Creation.AssetUnpaid();
    }
    if (!asset.cuttable()) {
      return format.video() ? new Creation.VideoNotReady() : new Creation.AssetProcessing();
    }
    if (format.video() && asset.recording().video() == null) {
      return new Creation.NoVideo();
    }
    var tracks = asset.recording().audioTracks().size();
    if (audioTrack != null && audioTrack > tracks) {
      return new Creation.NoAudioTrack(tracks);
    }
    if (cutId != null) {
      var refusal = refusal(cuts.findByIdAndOrganizationId(cutId, organizationId), assetId);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    if (format.video() && asset.status() != AssetState.READY) {
      return new Creation.VideoNotReady();
    }
    var render =
        new StoredRender(
            Ids.next("rnd"),
            organizationId,
            assetId,
            cutId,
            format,
            format.video() && resolution == null ? Resolution.SOURCE : resolution,
            audioTrack,
            WorkState.PENDING,
            0,
            null,
            null,
            null,
            null,
            null,
            clock.instant(),
            null);
    renders.save(render);
    jobs.schedule(MakeRender.NAME, render.id(), render.id());
    return new Creation.Created(render);
  }

  private static Optional<Creation> refusal(Optional<StoredCut> found, String assetId) {
    if (found.isEmpty()) {
      return Optional.of(new Creation.NoCut());
    }
    var cut = found.get();
    if (!cut.assetId().equals(assetId)) {
      return Optional.of(new Creation.CutOfAnotherAsset());
    }
    var result = cut.keeps();
    if (result == null) {
      return Optional.of(
          cut.status().terminal()
              ? new Creation.CutEnded(cut.status())
              : new Creation.CutNotCompleted(cut.status()));
    }
    return result.ranges().isEmpty()
        ? Optional.of(new Creation.CutKeepsNothing())
        : Optional.empty();
  }

  Page<StoredRender> list(
      String organizationId,
      @Nullable String assetId,
      @Nullable WorkState state,
      int limit,
      @Nullable String cursor) {
    return Page.of(
        renders.page(organizationId, assetId, state, Cursor.id(cursor), limit + 1),
        limit,
        StoredRender::id);
  }

  Optional<StoredRender> find(String organizationId, String id) {
    return renders.findByIdAndOrganizationId(id, organizationId);
  }

  /** Cancels a render; the job that makes it sees so and stops within a second. */
  @Transactional
  Cancellation cancel(String organizationId, String id) {
    if (find(organizationId, id).isEmpty()) {
      return new Cancellation.NotFound();
    }
    var cancelled = completion.cancel(id);
    var render = renders.findById(id).orElseThrow();
    return cancelled
        ? new Cancellation.Cancelled(render)
        : new Cancellation.Finished(render.status());
  }

  @Override
  public boolean isAtWork(String assetId) {
    return renders.unfinished(assetId);
  }

  @Override
  public List<String> forget(String assetId) {
    var files = renders.ofAsset(assetId).stream().map(StoredRender::fileKey).toList();
    renders.deleteByAssetId(assetId);
    return files;
  }
}
