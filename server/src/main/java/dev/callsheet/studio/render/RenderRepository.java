package dev.callsheet.studio.render;

import dev.callsheet.studio.FailureReason;
import dev.callsheet.studio.WorkState;
import dev.callsheet.studio.asset.AssetRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of renders; see {@link AssetRepository} on changes of state. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RenderRepository extends GenericRepository<StoredRender, String> {
  void save(StoredRender render);

  Optional<StoredRender> findById(String id);

  Optional<StoredRender> findByIdAndOrganizationId(String id, String organizationId);

  @Query(
      """
      SELECT * FROM studio_render
      WHERE organization_id = :organizationId
        AND (CAST(:assetId AS text) IS NULL OR asset_id = :assetId)
        AND (CAST(:state AS text) IS NULL OR status = :state)
        AND (CAST(:before AS text) IS NULL OR id < :before)
      ORDER BY id DESC LIMIT :limit
      """)
  List<StoredRender> page(
      String organizationId,
      @Nullable String assetId,
      @Nullable WorkState state,
      @Nullable String before,
      int limit);

  @Query(
      """
      SELECT EXISTS (
        SELECT FROM studio_render WHERE asset_id = :assetId AND status IN ('PENDING', 'PROCESSING'))
      """)
  boolean unfinished(String assetId);

  @Query("SELECT * FROM studio_render WHERE asset_id = :assetId")
  List<StoredRender> ofAsset(String assetId);

  long deleteByAssetId(String assetId);

  @Query("SELECT status FROM studio_render WHERE id = :id")
  Optional<WorkState> status(String id);

  @Query(
      """
      UPDATE studio_render SET status = 'PROCESSING', progress_percent = 0
      WHERE id = :id AND status IN ('PENDING', 'PROCESSING')
      """)
  long start(String id);

  @Query(
      "UPDATE studio_render SET progress_percent = :percent WHERE id = :id AND status = 'PROCESSING'")
  long progress(String id, int percent);

  @Query(
      """
      UPDATE studio_render
      SET status = 'COMPLETED', progress_percent = 100, duration_ms = :durationMs,
        size_bytes = :sizeBytes, width = :width, height = :height, completed_at = :now
      WHERE id = :id AND status = 'PROCESSING'
      """)
  long complete(
      String id,
      long durationMs,
      long sizeBytes,
      @Nullable Integer width,
      @Nullable Integer height,
      Instant now);

  @Query(
      """
      UPDATE studio_render SET status = 'CANCELLED', completed_at = :now
      WHERE id = :id AND status IN ('PENDING', 'PROCESSING')
      """)
  long cancel(String id, Instant now);

  @Query(
      """
      UPDATE studio_render SET status = 'FAILED', failure_reason = :reason, completed_at = :now
      WHERE id = :id AND status IN ('PENDING', 'PROCESSING')
      """)
  long fail(String id, FailureReason reason, Instant now);
}
