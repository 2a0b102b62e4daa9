package dev.callsheet.studio.render;

import dev.callsheet.studio.FailureReason;
import dev.callsheet.studio.StudioFamily;
import dev.callsheet.webhook.Webhooks;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The terminal states of a render, each told to the webhooks in the transaction that reaches it,
 * with the render as {@code getRender} answers it.
 */
@Singleton
class RenderCompletion {
  private final RenderRepository renders;
  private final Webhooks webhooks;
  private final Clock clock;

  RenderCompletion(RenderRepository renders, Webhooks webhooks, Clock clock) {
    this.renders = renders;
    this.webhooks = webhooks;
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
    publish("render.completed", renderId);
    return true;
  }

  /** Ends an unfinished render; returns whether it did. */
  @Transactional
  boolean cancel(String renderId) {
    if (renders.cancel(renderId, clock.instant()) == 0) {
      return false;
    }
    publish("render.cancelled", renderId);
    return true;
  }

  @Transactional
  void fail(String renderId, FailureReason reason) {
    if (renders.fail(renderId, reason, clock.instant()) > 0) {
      publish("render.failed", renderId);
    }
  }

  private void publish(String type, String renderId) {
    var render = renders.findById(renderId).orElseThrow();
    webhooks.publish(render.organizationId(), StudioFamily.NAME, type, RenderModels.render(render));
  }
}
