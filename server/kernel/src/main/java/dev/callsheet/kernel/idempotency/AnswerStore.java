package dev.callsheet.kernel.idempotency;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Where answers are kept; an application whose operations take an idempotency key has one. */
public interface AnswerStore {

  /** Runs {@code work} in a transaction, which is rolled back when it throws. */
  <R> R inTransaction(Supplier<? extends R> work);

  /** Locks a key until the transaction ends; false when another transaction holds it. */
  boolean tryLock(String keySha256);

  /** Returns the answer under a key, if there is one that was stored after {@code after}. */
  Optional<StoredAnswer> find(String keySha256, Instant after);

  /** Keeps an answer in place of any that the key has. */
  void store(StoredAnswer answer);
}
