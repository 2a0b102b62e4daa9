package dev.callsheet.idempotency;

import dev.callsheet.kernel.idempotency.AnswerStore;
import dev.callsheet.kernel.idempotency.StoredAnswer;
import dev.callsheet.secret.SealedColumn;
import dev.callsheet.secret.Vault;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps answers in the database, sealed. */
@Singleton
final class SealedAnswerStore implements AnswerStore {
  private static final SealedColumn ANSWER = new SealedColumn("idempotency_answer", "answer");

  private final AnswerRepository rows;
  private final Vault vault;
  private final TransactionOperations<Connection> transactions;

  SealedAnswerStore(
      AnswerRepository rows, Vault vault, TransactionOperations<Connection> transactions) {
    this.rows = rows;
    this.vault = vault;
    this.transactions = transactions;
  }

  @Override
  public <R> R inTransaction(Supplier<? extends R> work) {
    return transactions.executeWrite(status -> work.get());
  }

  @Override
  public boolean tryLock(String keySha256) {
    return rows.tryLock(keySha256);
  }

  @Override
  public Optional<StoredAnswer> find(String keySha256, Instant after) {
    return rows.find(keySha256, after)
        .map(
            row ->
                new StoredAnswer(
                    keySha256,
                    row.requestHash(),
                    vault.open(ANSWER, keySha256, row.answer()),
                    row.createdAt()));
  }

  @Override
  public void store(StoredAnswer answer) {
    rows.store(
        answer.keySha256(),
        answer.requestHash(),
        vault.seal(ANSWER, answer.keySha256(), answer.answer()),
        answer.createdAt());
  }
}
