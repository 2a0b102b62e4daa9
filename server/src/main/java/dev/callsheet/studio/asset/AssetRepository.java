package dev.callsheet.studio.asset;

import dev.callsheet.studio.FailureReason;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of assets. Each change of state names the state that it leaves, and answers how many
 * rows it changed: none when another request or job came first.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AssetRepository extends GenericRepository<StoredAsset, String> {
  void save(StoredAsset asset);

  Optional<StoredAsset> findById(String id);

  boolean existsById(String id);

  Optional<StoredAsset> findByIdAndOrganizationId(String id, String organizationId);

  Optional<StoredAsset> findByUploadId(String uploadId);

  long deleteById(String id);

  /** Reads an asset and keeps others from changing it until the transaction ends. */
  @Query(
      "SELECT * FROM studio_asset WHERE id = :id AND organization_id = :organizationId FOR UPDATE")
  Optional<StoredAsset> lock(String id, String organizationId);

  @Query(
      """
      SELECT * FROM studio_asset
      WHERE organization_id = :organizationId
        AND (CAST(:projectId AS text) IS NULL OR project_id = :projectId)
        AND (CAST(:state AS text) IS NULL OR status = :state)
        AND (CAST(:before AS text) IS NULL OR id < :before)
      ORDER BY id DESC LIMIT :limit
      """)
  List<StoredAsset> page(
      String organizationId,
      @Nullable String projectId,
      @Nullable AssetState state,
      @Nullable String before,
      int limit);

  @Query(
      """
      SELECT * FROM studio_asset
      WHERE organization_id = :organizationId AND status = 'PENDING_PAYMENT'
      ORDER BY id FOR UPDATE
      """)
  List<StoredAsset> lockUnpaid(String organizationId);

  @Query(
      """
      UPDATE studio_asset SET status = 'PROCESSING', updated_at = :now
      WHERE id = :id AND status = 'PENDING_UPLOAD'
      """)
  long uploaded(String id, Instant now);

  /** A worker that begins again, or comes late, tells nothing until it is further. */
  @Query(
      """
      UPDATE studio_asset SET progress_percent = :percent
      WHERE id = :id AND status = 'PROCESSING' AND progress_percent < :percent
      """)
  long progress(String id, int percent);

  @Query(
      """
      UPDATE studio_asset SET media = :media, updated_at = :now
      WHERE id = :id AND status = 'PROCESSING' AND credits_charged IS NULL
      """)
  long probed(String id, String media, Instant now);

  @Query(
      """
      UPDATE studio_asset SET status = 'PENDING_PAYMENT', updated_at = :now
      WHERE id = :id AND status = 'PROCESSING' AND credits_charged IS NULL
      """)
  long awaitPayment(String id, Instant now);

  @Query(
      """
      UPDATE studio_asset
      SET status = 'PROCESSING', credits_charged = :credits, updated_at = :now
      WHERE id = :id AND status IN ('PROCESSING', 'PENDING_PAYMENT') AND credits_charged IS NULL
      """)
  long charged(String id, long credits, Instant now);

  @Query(
      """
      UPDATE studio_asset
      SET media = :media, cuttable = true, credits_charged = :credits, updated_at = :now
      WHERE id = :id AND status = 'PROCESSING' AND NOT cuttable
      """)
  long heard(String id, String media, long credits, Instant now);

  @Query(
      """
      UPDATE studio_asset SET status = 'READY', updated_at = :now
      WHERE id = :id AND status = 'PROCESSING' AND cuttable
      """)
  long ready(String id, Instant now);

  @Query(
      """
      UPDATE studio_asset
      SET status = 'FAILED', cuttable = false, failure_reason = :reason, updated_at = :now
      WHERE id = :id AND status IN ('PENDING_UPLOAD', 'PROCESSING', 'PENDING_PAYMENT')
      """)
  long fail(String id, FailureReason reason, Instant now);
}
