package dev.callsheet.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The right to write one upload, held by the thread that made it. */
final class Writer implements AutoCloseable {
  private static final long NONE = -1;

  private final String uploadId;
  private final Writers owner;
  private final Thread thread = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable FileLock lock;
  private boolean reading;
  private boolean preempted;
  private volatile long received;
  private volatile long readSince;
  private volatile long successor = NONE;

  Writer(String uploadId, Writers owner) {
    this.uploadId = uploadId;
    this.owner = owner;
  }

  void hold(FileLock acquired) {
    lock = acquired;
  }

  /** Reads what the body has; fails when a newer request took over. */
  int read(InputStream body, byte[] buffer, int length) throws IOException {
    synchronized (this) {
      if (preempted) {
        throw new InterruptedIOException("A newer request took over");
      }
      readSince = System.nanoTime();
      reading = true;
    }
    try {
      int count = body.read(buffer, 0, length);
      if (count > 0) {
        received += count;
      }
      return count;
    } finally {
      synchronized (this) {
        reading = false;
        if (preempted) {
          Thread.interrupted(); // meant for the read alone
        }
      }
    }
  }

  /** Ends the writer at its next or present read; files and database are never interrupted. */
  synchronized void preempt() {
    preempted = true;
    if (reading) {
      thread.interrupt();
    }
  }

  synchronized boolean stalled(Duration limit) {
    return reading && System.nanoTime() - readSince >= limit.toNanos();
  }

  long received() {
    return received;
  }

  /** Notes that another append waits to begin at the offset. */
  void awaitedAt(long offset) {
    successor = offset;
  }

  /** Whether what is not yet stored must give way to an append that sends the same bytes again. */
  boolean awaited(long offset) {
    return successor == offset;
  }

  boolean awaitEnd(long milliseconds) {
    try {
      return ended.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    owner.release(uploadId, this, lock);
    ended.countDown();
  }
}
