package dev.callsheet.studio;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The terminal states of a render, each told to the webhooks in the transaction that reaches it.
 */
@Singleton
class RenderCompletion {
  private final RenderRepository renders;
  private final StudioEvents events;
  private final Clock clock;

  RenderCompletion(RenderRepository renders, StudioEvents events, Clock clock) {
    this.renders = renders;
    this.events = events;
    this.clock = clock;
  }

  /** Completes the render, unless it was cancelled or deleted; returns whether it did. */
  @Transactional
  boolean complete(
      String renderId,
      long durationMs,
      long sizeBytes,
      @Nullable Integer width,
      @Nullable Integer height) {
    if (renders.complete(renderId, durationMs, sizeBytes, width, height, clock.instant()) == 0) {
      return false;
    }
    events.renderCompleted(renderId);
    return true;
  }

  /** Ends an unfinished render; returns whether it did. */
  @Transactional
  boolean cancel(String renderId) {
    if (renders.cancel(renderId, clock.instant()) == 0) {
      return false;
    }
    events.renderCancelled(renderId);
    return true;
  }

  @Transactional
  void fail(String renderId, FailureReason reason) {
    if (renders.fail(renderId, reason, clock.instant()) > 0) {
      events.renderFailed(renderId);
    }
  }
}
