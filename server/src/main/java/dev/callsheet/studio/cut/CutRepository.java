package dev.callsheet.studio.cut;

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

/** The table of cuts; see {@link AssetRepository} on changes of state. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface CutRepository extends GenericRepository<StoredCut, String> {
  void save(StoredCut cut);

  Optional<StoredCut> findById(String id);

  Optional<StoredCut> findByIdAndOrganizationId(String id, String organizationId);

  @Query(
      """
      SELECT * FROM studio_cut
      WHERE asset_id = :assetId AND md5(script) = md5(:script) AND script = :script
        AND status IN ('PENDING', 'PROCESSING', 'COMPLETED')
      """)
  Optional<StoredCut> findByScript(String assetId, String script);

  @Query(
      """
      SELECT * FROM studio_cut
      WHERE organization_id = :organizationId
        AND (CAST(:assetId AS text) IS NULL OR asset_id = :assetId)
        AND (CAST(:state AS text) IS NULL OR status = :state)
        AND (CAST(:before AS text) IS NULL OR id < :before)
      ORDER BY id DESC LIMIT :limit
      """)
  List<StoredCut> page(
      String organizationId,
      @Nullable String assetId,
      @Nullable WorkState state,
      @Nullable String before,
      int limit);

  @Query(
      "UPDATE studio_cut SET status = 'PROCESSING' WHERE id = :id AND status IN ('PENDING', 'PROCESSING')")
  long start(String id);

  @Query(
      """
      UPDATE studio_cut SET status = 'COMPLETED', result = :result, completed_at = :now
      WHERE id = :id AND status = 'PROCESSING'
      """)
  long complete(String id, String result, Instant now);

  @Query(
      """
      UPDATE studio_cut SET status = 'FAILED', failure_reason = :reason, completed_at = :now
      WHERE id = :id AND status IN ('PENDING', 'PROCESSING')
      """)
  long fail(String id, FailureReason reason, Instant now);
}
