package dev.callsheet.idempotency;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** The stored answers, and the lock on each key. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AnswerRepository extends GenericRepository<AnswerRow, String> {
  /** Locks a key until the transaction ends; false when another transaction holds it. */
  @Query("select pg_try_advisory_xact_lock(hashtextextended(:keySha256, 60))")
  boolean tryLock(String keySha256);

  @Query(
      "select key_sha256, request_hash, answer, created_at from idempotency_answer"
          + " where key_sha256 = :keySha256 and created_at > :after")
  Optional<AnswerRow> find(String keySha256, Instant after);

  @Query(
      "insert into idempotency_answer"
          + " (key_sha256, request_hash, answer, created_at)"
          + " values (:keySha256, :requestHash, :answer, :createdAt)"
          + " on conflict (key_sha256) do update set request_hash = excluded.request_hash,"
          + " answer = excluded.answer, created_at = excluded.created_at")
  void store(String keySha256, String requestHash, String answer, Instant createdAt);

  @Query("delete from idempotency_answer where created_at <= :until")
  long deleteUntil(Instant until);
}
