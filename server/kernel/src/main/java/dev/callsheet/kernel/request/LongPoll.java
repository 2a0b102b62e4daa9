package dev.callsheet.kernel.request;

import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Lets a request wait for the end of something, so that its caller need not ask again and again.
 * Nobody waits for a client that has gone, nor keeps a server from stopping.
 */
@Singleton
public final class LongPoll implements GracefulShutdownCapable {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Map<String, Set<Thread>> waiting = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /**
   * Returns when that is no longer unfinished, or after the patience, or when nobody waits any
   * more.
   *
   * @param id of what is waited for
   * @param unfinished is asked at once, when {@link #changed} tells of it on this node, and every
   *     half second, on this thread; whatever it holds, such as a connection to the database, is
   *     not held between
   */
  public void await(String id, Duration patience, BooleanSupplier unfinished) {
    var begin = System.nanoTime();
    var left = patience.toNanos();
    enter(id);
    try {
      while (left > 0
          && !stopping
          && !Thread.currentThread().isInterrupted()
          && clientIsThere()
          && unfinished.getAsBoolean()) {
        LockSupport.parkNanos(this, Math.min(left, PAUSE.toNanos()));
        left = patience.toNanos() - (System.nanoTime() - begin);
      }
    } finally {
      leave(id);
    }
  }

  /** Has those on this node look again who wait for something. */
  public void changed(String id) {
    waiting.getOrDefault(id, Set.of()).forEach(LockSupport::unpark);
  }

  private void enter(String id) {
    waiting.compute(
        id,
        (_, threads) -> {
          var all = threads == null ? ConcurrentHashMap.<Thread>newKeySet() : threads;
          all.add(Thread.currentThread());
          return all;
        });
  }

  private void leave(String id) {
    waiting.computeIfPresent(
        id,
        (_, threads) -> {
          threads.remove(Thread.currentThread());
          return threads.isEmpty() ? null : threads;
        });
  }

  private static boolean clientIsThere() {
    return ServerRequestContext.currentRequest()
        .map(
            request ->
                !(request instanceof NettyHttpRequest<?> received)
                    || received.getChannelHandlerContext().channel().isActive())
        .orElse(true);
  }

  @Override
  public CompletionStage<?> shutdownGracefully() {
    stopping = true;
    waiting.values().forEach(threads -> threads.forEach(LockSupport::unpark));
    return CompletableFuture.completedStage(null);
  }
}
