package dev.callsheet.credit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface TopUpTable extends GenericRepository<TopUp, String> {
  @Query(
      """
      insert into top_up (id, organization_id, idempotency_key_sha256, credits, amount_minor, currency,
        payment_method, state, created_at)
      values (:id, :organizationId, :idempotencyKeySha256, :credits, :amountMinor, :currency,
        :paymentMethod, 'PENDING', :createdAt)
      on conflict (organization_id, idempotency_key_sha256) do nothing
      """)
  int insert(
      String id,
      String organizationId,
      @Nullable String idempotencyKeySha256,
      long credits,
      long amountMinor,
      String currency,
      @Nullable String paymentMethod,
      Instant createdAt);

  @Query(
      """
      select id, organization_id, credits, amount_minor, currency, payment_method, state, reason,
        created_at
      from top_up where id = :id
      """)
  Optional<TopUp> find(String id);

  @Query(
      """
      select id, organization_id, credits, amount_minor, currency, payment_method, state, reason,
        created_at
      from top_up
      where organization_id = :organizationId and idempotency_key_sha256 = :idempotencyKeySha256
      """)
  Optional<TopUp> findByKey(String organizationId, String idempotencyKeySha256);

  @Query(
      """
      update top_up
      set state = 'COMPLETED', payment_reference = :reference, settled_at = :settledAt
      where id = :id and state in ('PENDING', 'ABANDONED', 'UNRESOLVED')
      """)
  int complete(String id, String reference, Instant settledAt);

  @Query(
      """
      update top_up set state = 'REJECTED', reason = :reason, settled_at = :settledAt
      where id = :id and state in ('PENDING', 'ABANDONED')
      """)
  int reject(String id, String reason, Instant settledAt);

  @Query("update top_up set state = 'ABANDONED' where id = :id and state = 'PENDING'")
  int abandon(String id);

  @Query("update top_up set state = 'PENDING' where id = :id and state = 'ABANDONED'")
  int reopen(String id);

  @Query("update top_up set state = 'UNRESOLVED' where id = :id and state = 'PENDING'")
  int giveUp(String id);
}
