package dev.callsheet.media.conversion;

import java.util.concurrent.Semaphore;

/**
 * The memory in which pictures are worked on, shared by all threads: whoever needs more than is
 * left waits.
 */
final class PictureMemory implements AutoCloseable {
  /** A picture is in memory in up to three forms at once. */
  private static final int BYTES_PER_PIXEL = 16;

  private static final int PIXELS_PER_PERMIT = 1024;

  private static final int PERMITS =
      (int)
          Math.min(
              Integer.MAX_VALUE,
              Math.max(
                  1, Runtime.getRuntime().maxMemory() / 2 / BYTES_PER_PIXEL / PIXELS_PER_PERMIT));

  private static final Semaphore FREE = new Semaphore(PERMITS, true);

  private final int permits;

  private PictureMemory(int permits) {
    this.permits = permits;
  }

  /** Waits for the memory of so many pixels. */
  static PictureMemory take(long pixels) throws InterruptedException {
    int permits = (int) Math.min(PERMITS, pixels / PIXELS_PER_PERMIT + 1);
    FREE.acquire(permits);
    return new PictureMemory(permits);
  }

  @Override
  public void close() {
    FREE.release(permits);
  }
}
