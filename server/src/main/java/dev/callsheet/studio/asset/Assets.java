package dev.callsheet.studio.asset;

import dev.callsheet.credit.Credits;
import dev.callsheet.id.Ids;
import dev.callsheet.job.Jobs;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.plan.Plans;
import dev.callsheet.storage.DeleteBlobs;
import dev.callsheet.studio.StudioFamily;
import dev.callsheet.studio.project.ProjectRepository;
import dev.callsheet.upload.TerminateOutcome;
import dev.callsheet.upload.Uploads;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The assets of each organisation, from their announcement to their deletion. */
@Singleton
public class Assets {
  /** What the upload engine calls the uploads of assets. */
  public static final String UPLOAD_PURPOSE = "studio.asset";

  /** How soon it pays to ask again for an asset that is being prepared. */
  public static final Duration PREPARATION_POLL = Duration.ofSeconds(2);

  private final AssetRepository assets;
  private final ProjectRepository projects;
  private final List<AssetUse> uses;
  private final SubtitleRepository subtitles;
  private final Uploads uploads;
  private final Plans plans;
  private final Credits credits;
  private final Jobs jobs;
  private final Clock clock;

  Assets(
      AssetRepository assets,
      ProjectRepository projects,
      List<AssetUse> uses,
      SubtitleRepository subtitles,
      Uploads uploads,
      Plans plans,
      Credits credits,
      Jobs jobs,
      Clock clock) {
    this.assets = assets;
    this.projects = projects;
    this.uses = uses;
    this.subtitles = subtitles;
    this.uploads = uploads;
    this.plans = plans;
    this.credits = credits;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** What came of creating an asset. */
  public sealed interface Creation {
    record Created(AssetView asset) implements Creation {}

    record NoCredits() implements Creation {}

    record NoProject() implements Creation {}

    record TooLarge(long maxBytes) implements Creation {}
  }

  /** What came of deleting an asset. */
  sealed interface Deletion {
    record Deleted() implements Deletion {}

    record NotFound() implements Deletion {}

    record Rendering() implements Deletion {}

    /** A request is storing the last bytes just now. */
    record Uploading() implements Deletion {}
  }

  /**
   * Announces a recording.
   *
   * @param uploadMetadata what is kept beside its upload, or null
   */
  @Transactional
  public Creation create(
      String organizationId,
      String projectId,
      String filename,
      long sizeBytes,
      @Nullable String uploadMetadata) {
    var maxBytes =
        plans.find(organizationId, StudioFamily.NAME).maxUploadBytesOr(uploads.maxBytes());
    if (sizeBytes > maxBytes) {
      return new Creation.TooLarge(maxBytes);
    }
    if (projects.keep(projectId, organizationId).isEmpty()) {
      return new Creation.NoProject();
    }
    if (credits.balance(organizationId) <= 0) {
      return new Creation.NoCredits();
    }
    var now = clock.instant();
    var asset =
        new StoredAsset(
            Ids.next("ast"),
            organizationId,
            projectId,
            filename,
            sizeBytes,
            Ids.next("upl"),
            AssetState.PENDING_UPLOAD,
            false,
            0,
            null,
            null,
            null,
            now,
            now);
    assets.save(asset);
    uploads.create(
        asset.uploadId(),
        organizationId,
        UPLOAD_PURPOSE,
        asset.sourceKey(),
        sizeBytes,
        uploadMetadata);
    return new Creation.Created(view(asset));
  }

  Page<AssetView> list(
      String organizationId,
      @Nullable String projectId,
      @Nullable AssetState state,
      int limit,
      @Nullable String cursor) {
    return Page.of(
            assets.page(organizationId, projectId, state, Cursor.id(cursor), limit + 1),
            limit,
            StoredAsset::id)
        .map(this::view);
  }

  Optional<AssetView> find(String organizationId, String id) {
    return assets.findByIdAndOrganizationId(id, organizationId).map(this::view);
  }

  @Transactional
  Deletion delete(String organizationId, String id) {
    var locked = assets.lock(id, organizationId);
    if (locked.isEmpty()) {
      return new Deletion.NotFound();
    }
    if (uses.stream().anyMatch(use -> use.isAtWork(id))) {
      return new Deletion.Rendering();
    }
    var asset = locked.get();
    if (uploads.terminate(asset.uploadId()) instanceof TerminateOutcome.Busy) {
      return new Deletion.Uploading();
    }
    var keys = new ArrayList<>(List.of(asset.sourceKey(), asset.audioKey(), asset.proxyKey()));
    uses.forEach(use -> keys.addAll(use.forget(id)));
    assets.deleteById(id);
    jobs.schedule(DeleteBlobs.NAME, id, new DeleteBlobs.Keys(keys));
    return new Deletion.Deleted();
  }

  /** Returns the asset with what is kept beside it. */
  AssetView view(StoredAsset asset) {
    var upload =
        asset.status() == AssetState.PENDING_UPLOAD
            ? uploads.find(asset.uploadId()).orElse(null)
            : null;
    return new AssetView(asset, upload, subtitles.findByAssetId(asset.id()).orElse(null));
  }
}
