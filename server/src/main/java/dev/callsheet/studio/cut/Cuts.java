package dev.callsheet.studio.cut;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.id.Ids;
import dev.callsheet.job.Jobs;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.studio.FailureReason;
import dev.callsheet.studio.WorkState;
import dev.callsheet.studio.asset.AssetRepository;
import dev.callsheet.studio.asset.AssetState;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cuts of each organisation. */
@Singleton
class Cuts {
  private final CutRepository cuts;
  private final AssetRepository assets;
  private final Jobs jobs;
  private final Clock clock;

  Cuts(CutRepository cuts, AssetRepository assets, Jobs jobs, Clock clock) {
    this.cuts = cuts;
    this.assets = assets;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** What came of creating a cut. */
  sealed interface Creation {
    record Created(StoredCut cut) implements Creation {}

    record Existing(StoredCut cut) implements Creation {}

    record NoAsset() implements Creation {}

    record AssetProcessing() implements Creation {}

    record AssetUnpaid() implements Creation {}

    record AssetFailed(FailureReason reason) implements Creation {}

    /** A range to keep ends after the asset does. */
    record PastEnd(int range, long durationMs) implements Creation {}
  }

  @Transactional
  Creation create(String organizationId, String assetId, Script script) {
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
      return new Creation.AssetProcessing();
    }
    if (script instanceof Script.KeepRanges keep) {
      var durationMs = asset.recording().durationMillis();
      for (var index = 0; index < keep.ranges().size(); index++) {
        if (keep.ranges().get(index).endMs() > durationMs) {
          return new Creation.PastEnd(index, durationMs);
        }
      }
    }
    var json = JsonColumn.write(script);
    var existing = cuts.findByScript(assetId, json);
    if (existing.isPresent()) {
      return new Creation.Existing(existing.get());
    }
    var cut =
        new StoredCut(
            Ids.next("cut"),
            organizationId,
            assetId,
            json,
            WorkState.PENDING,
            null,
            null,
            clock.instant(),
            null);
    cuts.save(cut);
    jobs.schedule(ComputeCut.NAME, cut.id(), cut.id());
    return new Creation.Created(cut);
  }

  Page<StoredCut> list(
      String organizationId,
      @Nullable String assetId,
      @Nullable WorkState state,
      int limit,
      @Nullable String cursor) {
    return Page.of(
        cuts.page(organizationId, assetId, state, Cursor.id(cursor), limit + 1),
        limit,
        StoredCut::id);
  }

  Optional<StoredCut> find(String organizationId, String id) {
    return cuts.findByIdAndOrganizationId(id, organizationId);
  }
}
