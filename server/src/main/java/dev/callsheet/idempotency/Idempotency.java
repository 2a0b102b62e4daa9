package dev.callsheet.idempotency;

import dev.callsheet.api.DeclaredError;
import dev.callsheet.api.DeclaredResponse;
import dev.callsheet.api.Retry;
import dev.callsheet.problem.FrameworkError;
import dev.callsheet.problem.FrameworkErrorException;
import dev.callsheet.secret.SealedColumn;
import dev.callsheet.secret.Sha256;
import dev.callsheet.secret.Vault;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers a request that repeats an {@code Idempotency-Key} with what the first one got. */
@Singleton
public final class Idempotency {
  /** How long an answer is kept. */
  static final Duration KEPT = Duration.ofHours(24);

  private static final Pattern KEY = Pattern.compile("[ -~]{1,255}");

  private static final SealedColumn ANSWER = new SealedColumn("idempotency_answer", "answer");

  private final AnswerRepository answers;
  private final AnswerForm form;
  private final Vault vault;
  private final RunningOperation running;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  /** The hashes of the keys whose handlers run on this node outside any transaction. */
  private final Set<String> outside = ConcurrentHashMap.newKeySet();

  Idempotency(
      AnswerRepository answers,
      AnswerForm form,
      Vault vault,
      RunningOperation running,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.answers = answers;
    this.form = form;
    this.vault = vault;
    this.running = running;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Runs the handler in a transaction, once for each key of an organisation and an operation within
   * 24 hours.
   *
   * <p>What the handler changed is committed with its answer, be it a success or an error; it is
   * rolled back when the handler throws. An error that may become a success, by itself or after
   * somebody changed something, is answered but not kept: the same key may try again.
   *
   * @param key 1 to 255 printable ASCII characters, or null to run the handler in any case
   * @param request whatever makes this request different from others of the operation
   * @throws FrameworkErrorException when the key is malformed, belongs to another request, or
   *     belongs to a request that is still being answered
   */
  public <R extends DeclaredResponse> R once(
      String organizationId, @Nullable String key, Object request, Supplier<? extends R> handler) {
    if (key == null) {
      return inTransaction(handler);
    }
    var keySha256 = keySha256(organizationId, running.operationId(), key);
    var hash = form.hash(request);
    if (outside.contains(keySha256)) {
      throw inFlight();
    }
    return inTransaction(
        () -> {
          var now = clock.instant();
          var stored = lockAndFind(keySha256, now);
          if (stored.isPresent()) {
            return replay(stored.get(), hash);
          }
          var response = handler.get();
          if (isFinal(response)) {
            store(keySha256, hash, response, now);
          }
          return response;
        });
  }

  /**
   * Like {@link #once}, for a handler that waits for another service and so runs its own short
   * transactions: while it waits, no connection to the database is held. The handler itself must
   * cope with being repeated, at the same time by another node as well, for the server may die
   * between its work and the keeping of its answer.
   */
  public <R extends DeclaredResponse> R onceOutsideTransaction(
      String organizationId, @Nullable String key, Object request, Supplier<? extends R> handler) {
    if (key == null) {
      return handler.get();
    }
    var keySha256 = keySha256(organizationId, running.operationId(), key);
    var hash = form.hash(request);
    if (!outside.add(keySha256)) {
      throw inFlight();
    }
    try {
      var stored = inTransaction(() -> lockAndFind(keySha256, clock.instant()));
      if (stored.isPresent()) {
        return replay(stored.get(), hash);
      }
      var response = handler.get();
      if (isFinal(response)) {
        store(keySha256, hash, response, clock.instant());
      }
      return response;
    } finally {
      outside.remove(keySha256);
    }
  }

  /** All that is kept of a key. */
  private static String keySha256(String organizationId, String operationId, String key) {
    if (!KEY.matcher(key).matches()) {
      throw new FrameworkErrorException(
          FrameworkError.InvalidRequest.of(
              "Idempotency-Key", "must be 1 to 255 printable ASCII characters"));
    }
    return Sha256.hex(organizationId + " " + operationId + " " + key);
  }

  private void store(String keySha256, String hash, DeclaredResponse response, Instant now) {
    var answer = vault.seal(ANSWER, keySha256, form.write(response));
    answers.store(keySha256, hash, answer, now);
  }

  /** The lock lasts until the caller's transaction ends. */
  private Optional<StoredAnswer> lockAndFind(String keySha256, Instant now) {
    if (!answers.tryLock(keySha256)) {
      throw inFlight();
    }
    return answers.find(keySha256, now.minus(KEPT));
  }

  private static FrameworkErrorException inFlight() {
    return new FrameworkErrorException(new FrameworkError.IdempotencyInFlight());
  }

  /** The operation is part of the key, so the answer is one of its own. */
  @SuppressWarnings("unchecked")
  private <R extends DeclaredResponse> R replay(StoredAnswer stored, String hash) {
    if (!stored.requestHash().equals(hash)) {
      throw new FrameworkErrorException(new FrameworkError.IdempotencyKeyReused());
    }
    var answer = form.read(vault.open(ANSWER, stored.keySha256(), stored.answer()));
    running.replayed();
    return (R) answer;
  }

  private static boolean isFinal(DeclaredResponse response) {
    return !(response instanceof DeclaredError error) || error.retry() == Retry.NEVER;
  }

  private <R> R inTransaction(Supplier<? extends R> work) {
    return transactions.executeWrite(status -> work.get());
  }
}
