package dev.callsheet.client;

import dev.callsheet.client.studio.model.Asset;
import dev.callsheet.client.studio.model.AssetFailure;
import dev.callsheet.client.studio.model.Cut;
import dev.callsheet.client.studio.model.Render;
import dev.callsheet.client.studio.model.WorkFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown when an asset, a cut or a render can no longer become what was waited for by itself. */
public abstract sealed class StudioWaitException extends WaitException {

  private StudioWaitException(String id, String message) {
    super(id, message);
  }

  /** The asset failed, for good. */
  public static final class AssetFailed extends StudioWaitException {

    private final transient @Nullable AssetFailure failure;

    AssetFailed(Asset asset) {
      super(asset.id(), ended(asset.id(), asset.status(), message(asset.failure())));
      this.failure = asset.failure();
    }

    private static @Nullable String message(@Nullable AssetFailure failure) {
      return failure == null ? null : failure.message();
    }

    /** Returns why it failed, if the server said so. */
    public Optional<AssetFailure> failure() {
      return Optional.ofNullable(failure);
    }
  }

  /** The cut or render failed or was cancelled, for good. */
  public static final class WorkEnded extends StudioWaitException {

    private final transient @Nullable WorkFailure failure;

    WorkEnded(Cut cut) {
      this(cut.id(), cut.status(), cut.failure());
    }

    WorkEnded(Render render) {
      this(render.id(), render.status(), render.failure());
    }

    private WorkEnded(String id, Object status, @Nullable WorkFailure failure) {
      super(id, ended(id, status, failure == null ? null : failure.message()));
      this.failure = failure;
    }

    /** Returns why it failed; empty for what was cancelled. */
    public Optional<WorkFailure> failure() {
      return Optional.ofNullable(failure);
    }
  }

  /** The balance does not cover the asset's charge; the next top-up lets it go on by itself. */
  public static final class PaymentRequired extends StudioWaitException {

    PaymentRequired(Asset asset) {
      super(asset.id(), asset.id() + " waits for credits: top up, and it goes on by itself.");
    }
  }
}
