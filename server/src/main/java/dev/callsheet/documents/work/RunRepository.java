package dev.callsheet.documents.work;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of runs.
 *
 * <p>Each change of state names the states that it leads out of, and returns whether it was made:
 * of two that would end a run one does.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RunRepository extends GenericRepository<StoredRun, String> {
  void save(StoredRun run);

  @Query("insert into document_run_input (run_id, input_id) values (:runId, :inputId)")
  void need(String runId, String inputId);

  @Query("delete from document_run_input where run_id = :runId")
  void needNothing(String runId);

  @Query("select exists (select 1 from document_run_input where input_id = :inputId)")
  boolean isNeeded(String inputId);

  Optional<StoredRun> findById(String id);

  @Query(
      """
      select * from document_run
      where id = :id and organization_id = :organizationId and test = :test
      """)
  Optional<StoredRun> find(String id, String organizationId, boolean test);

  @Query(
      """
      select * from document_run
      where task_id = :taskId and organization_id = :organizationId and test = :test
      """)
  Optional<StoredRun> findByTask(String taskId, String organizationId, boolean test);

  @Query("select * from document_run where key_sha256 = :keySha256")
  Optional<StoredRun> findByKey(String keySha256);

  @Query(
      """
      select * from document_run
      where organization_id = :organizationId and test = :test and gone_at is null
        and (:before::text is null or id < :before)
        and (:format::text is null or format = :format::text)
        and (:status::text is null or status = :status::text)
      order by id desc limit :limit
      """)
  List<StoredRun> list(
      String organizationId,
      boolean test,
      @Nullable String before,
      @Nullable String format,
      @Nullable String status,
      int limit);

  /** Lets one transaction at a time begin runs of a key. */
  @Query("select 1 from pg_advisory_xact_lock(hashtextextended(:apiKeyId, 17))")
  int lockStarts(String apiKeyId);

  @Query(
      """
      select count(*) from document_run
      where api_key_id = :apiKeyId and status in ('QUEUED', 'RUNNING')
      """)
  int unfinished(String apiKeyId);

  @Query("update document_run set key_sha256 = null where id = :id")
  void letKeyGo(String id);

  /** Notes that a request waits for a run, unless another one does; returns whether it did. */
  @Query(
      """
      update document_run set awaited_until = :until
      where id = :id and (awaited_until is null or awaited_until <= :now)
      """)
  long await(String id, Instant until, Instant now);

  @Query("update document_run set awaited_until = null where id = :id")
  void awaitNoLonger(String id);

  @Query(
      """
      update document_run set status = 'RUNNING', updated_at = :now
      where id = :id and status in ('QUEUED', 'RUNNING')
      """)
  long start(String id, Instant now);

  @Query(
      """
      update document_run set phase = :phase, progress_percent = :percent, updated_at = :now
      where id = :id and status = 'RUNNING'
      """)
  long progress(String id, RunPhase phase, int percent, Instant now);

  @Query("select status in ('QUEUED', 'RUNNING') from document_run where id = :id")
  Optional<Boolean> isUnfinished(String id);

  @Query(
      """
      update document_run set status = 'COMPLETED', phase = 'STORING', progress_percent = 100,
        title = :title, file_name = :fileName, parts = :parts, blob_key = :blobKey, size_bytes = :sizeBytes,
        sha256 = :sha256, warnings = :warnings, credits_used = :creditsUsed,
        completed_at = :now, updated_at = :now, expires_at = :expiresAt
      where id = :id and status = 'RUNNING'
      """)
  long complete(
      String id,
      @Nullable String title,
      String fileName,
      @Nullable Integer parts,
      String blobKey,
      long sizeBytes,
      String sha256,
      String warnings,
      long creditsUsed,
      Instant now,
      Instant expiresAt);

  @Query(
      """
      update document_run set status = 'FAILED', failure_code = :code, failure_message = :message,
        key_sha256 = null, completed_at = :now, updated_at = :now, expires_at = :expiresAt
      where id = :id and status in ('QUEUED', 'RUNNING')
      """)
  long fail(String id, RunFailure.Code code, String message, Instant now, Instant expiresAt);

  @Query(
      """
      update document_run set status = 'CANCELLED', key_sha256 = null, completed_at = :now,
        updated_at = :now, expires_at = :expiresAt
      where id = :id and status in ('QUEUED', 'RUNNING')
      """)
  long cancel(String id, Instant now, Instant expiresAt);

  @Query(
      """
      update document_run set status = 'EXPIRED', key_sha256 = null, completed_at = :now,
        updated_at = :now, expires_at = :expiresAt
      where id = :id and status = 'QUEUED'
      """)
  long expire(String id, Instant now, Instant expiresAt);

  @Query(
      """
      select * from document_run
      where status = 'QUEUED' and created_at <= :before order by created_at limit 100
      """)
  List<StoredRun> queuedSince(Instant before);

  @Query(
      """
      select * from document_run
      where gone_at is null and expires_at <= :now and status not in ('QUEUED', 'RUNNING')
      order by expires_at limit 100
      """)
  List<StoredRun> expired(Instant now);

  @Query(
      """
      update document_run set gone_at = :now, spec = '', title = null, file_name = null,
        metadata = null, key_sha256 = null, warnings = '[]'
      where id = :id and gone_at is null and status not in ('QUEUED', 'RUNNING')
      """)
  long forget(String id, Instant now);

  @Query("delete from document_run where gone_at <= :before")
  long purge(Instant before);

  @Query(
      "update document_run set key_sha256 = null where key_sha256 is not null and created_at <= :before")
  long letKeysGo(Instant before);
}
