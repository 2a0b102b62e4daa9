package dev.callsheet.kernel.idempotency;

import dev.callsheet.kernel.contract.DeclaredError;
import dev.callsheet.kernel.contract.DeclaredResponse;
import dev.callsheet.kernel.contract.Retry;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkErrorException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
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
@Requires(beans = AnswerStore.class)
public final class Idempotency {
  /** How long an answer is kept. */
  public static final Duration KEPT = Duration.ofHours(24);

  private static final Pattern KEY = Pattern.compile("[ -~]{1,255}");

  private final AnswerStore answers;
  private final StoredResponseCodec form;
  private final RunningOperation running;
  private final Clock clock;

  /** The hashes of the keys whose handlers run on this node outside any transaction. */
  private final Set<String> outside = ConcurrentHashMap.newKeySet();

  Idempotency(
      AnswerStore answers, StoredResponseCodec form, RunningOperation running, Clock clock) {
    this.answers = answers;
    this.form = form;
    this.running = running;
    this.clock = clock;
  }

  /**
   * Runs the handler once for each key of an owner and an operation within 24 hours.
   *
   * <p>With a key, what the handler changed is committed with its answer, be it a success or an
   * error; it is rolled back when the handler throws. Without one, the transactions are the
   * handler's own. An error that may become a success, by itself or after somebody changed
   * something, is answered but not kept: the same key may try again.
   *
   * @param key 1 to 255 printable ASCII characters, or null to run the handler in any case
   * @param request whatever makes this request different from others of the operation
   * @throws FrameworkErrorException when the key is malformed, belongs to another request, or
   *     belongs to a request that is still being answered
   */
  public <R extends DeclaredResponse> R once(
      String owner, @Nullable String key, Object request, Supplier<? extends R> handler) {
    if (key == null) {
      return handler.get();
    }
    var keySha256 = keySha256(owner, running.operationId(), key);
    var hash = form.hash(request);
    if (outside.contains(keySha256)) {
      throw inFlight();
    }
    return answers.inTransaction(
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
      String owner, @Nullable String key, Object request, Supplier<? extends R> handler) {
    if (key == null) {
      return handler.get();
    }
    var keySha256 = keySha256(owner, running.operationId(), key);
    var hash = form.hash(request);
    if (!outside.add(keySha256)) {
      throw inFlight();
    }
    try {
      var stored = answers.inTransaction(() -> lockAndFind(keySha256, clock.instant()));
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

  /**
   * Refuses a key that can be none, for handlers that bind keys to what they make.
   *
   * @throws FrameworkErrorException when the key is malformed
   */
  public static void check(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new FrameworkErrorException(
          new FrameworkError.MalformedIdempotencyKey(
              "must be 1 to 255 printable ASCII characters"));
    }
  }

  /** All that is kept of a key. */
  private static String keySha256(String owner, String operationId, String key) {
    check(key);
    return StoredResponseCodec.sha256(owner + " " + operationId + " " + key);
  }

  private void store(String keySha256, String hash, DeclaredResponse response, Instant now) {
    answers.store(new StoredAnswer(keySha256, hash, form.write(response), now));
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
    var answer = form.read(stored.answer());
    running.replayed();
    return (R) answer;
  }

  private static boolean isFinal(DeclaredResponse response) {
    return !(response instanceof DeclaredError error) || error.retry() == Retry.NEVER;
  }
}
