package dev.callsheet.webhook;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The stored secrets that were replaced. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FormerSecretRepository extends GenericRepository<FormerSecret, String> {
  void save(FormerSecret secret);

  /** Returns those of an endpoint that are in force, newest first. */
  @Query(
      "select * from webhook_former_secret"
          + " where endpoint_id = :endpointId and expires_at > :now order by id desc")
  List<FormerSecret> inForce(String endpointId, Instant now);

  /** Lets none of an endpoint be in force for longer. */
  @Query(
      "update webhook_former_secret set expires_at = least(expires_at, :expiresAt)"
          + " where endpoint_id = :endpointId")
  void expire(String endpointId, Instant expiresAt);

  @Query("delete from webhook_former_secret where expires_at <= :now")
  long deleteExpired(Instant now);
}
