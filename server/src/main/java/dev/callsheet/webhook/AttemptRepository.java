package dev.callsheet.webhook;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored attempts at deliveries. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AttemptRepository extends GenericRepository<AttemptRow, String> {
  /** Inserts an attempt that its delivery has counted. */
  @Query(
      """
      insert into webhook_attempt
        (id, message_id, endpoint_id, number, attempted_at, duration_ms, status, answer, error)
      select :id, message_id, endpoint_id, attempts, :attemptedAt, :durationMs,
        cast(:status as int), cast(:answer as text), cast(:error as text)
      from webhook_delivery where message_id = :messageId and endpoint_id = :endpointId
      """)
  void insert(
      String id,
      String messageId,
      String endpointId,
      Instant attemptedAt,
      long durationMs,
      @Nullable Integer status,
      @Nullable String answer,
      @Nullable String error);

  /** Leaves no more than the latest attempts of a delivery. */
  @Query(
      """
      delete from webhook_attempt a using webhook_delivery d
      where d.message_id = :messageId and d.endpoint_id = :endpointId
        and a.message_id = d.message_id and a.endpoint_id = d.endpoint_id
        and a.number <= d.attempts - :kept
      """)
  void trim(String messageId, String endpointId, int kept);

  @Query(
      "select id, message_id, number, attempted_at, duration_ms, status, answer, error"
          + " from webhook_attempt"
          + " where endpoint_id = :endpointId and message_id in (:messageIds) order by number")
  List<AttemptRow> find(String endpointId, Collection<String> messageIds);
}
