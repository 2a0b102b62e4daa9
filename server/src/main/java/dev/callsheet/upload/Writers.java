package dev.callsheet.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that an upload has at most one writer.
 *
 * <p>Within a process a map does; between processes, a lock of the operating system on one byte of
 * a file in the spool, which the uploads' nodes share anyway. The system drops such a lock at the
 * moment its process dies, so that a killed node locks nobody out, which no lease in the database
 * could promise.
 *
 * <p>A request waits for the writer before it, and ends one that has stopped receiving: a client
 * that resumes on a new connection is not kept waiting by its dead one.
 */
final class Writers {
  private static final long STEP_MILLIS = 20;

  private final Spool spool;
  private final Duration stall;
  private final Duration patience;
  private final ConcurrentHashMap<String, Writer> active = new ConcurrentHashMap<>();
  private @Nullable FileChannel locks;

  Writers(Spool spool, Duration stall, Duration patience) {
    this.spool = spool;
    this.stall = stall;
    this.patience = patience;
  }

  /** For an append at the offset; empty while another one makes progress. */
  Optional<Writer> claimForAppend(String uploadId, long offset) throws IOException {
    return claim(uploadId, offset, false, patience);
  }

  /** Ends a writer of this process, whatever it does; empty while another process writes. */
  Optional<Writer> claimForcibly(String uploadId) throws IOException {
    return claim(uploadId, -1, true, patience);
  }

  /** Only if nobody writes. */
  Optional<Writer> claimIdle(String uploadId) throws IOException {
    return claim(uploadId, -1, false, Duration.ZERO);
  }

  /** Returns once a writer of this process has made progress since the call, or has ended. */
  void settle(String uploadId) {
    var current = active.get(uploadId);
    if (current == null) {
      return;
    }
    long seen = current.received();
    long begin = System.nanoTime();
    while (current.received() == seen && System.nanoTime() - begin < patience.toNanos()) {
      if (current.stalled(stall)) {
        current.preempt();
      }
      if (current.awaitEnd(STEP_MILLIS) || Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }

  private Optional<Writer> claim(String uploadId, long offset, boolean force, Duration wait)
      throws IOException {
    var claimed = new Writer(uploadId, this);
    long begin = System.nanoTime();
    while (true) {
      var current = active.putIfAbsent(uploadId, claimed);
      if (current == null) {
        if (lock(uploadId, claimed)) {
          return Optional.of(claimed);
        }
      }
      if (System.nanoTime() - begin >= wait.toNanos() || Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      if (current == null) {
        LockSupport.parkNanos(Duration.ofMillis(STEP_MILLIS).toNanos());
        continue;
      }
      current.awaitedAt(offset);
      if (force || current.stalled(stall)) {
        current.preempt();
      }
      current.awaitEnd(STEP_MILLIS);
    }
  }

  private boolean lock(String uploadId, Writer claimed) throws IOException {
    boolean locked = false;
    try {
      var lock = channel().tryLock(position(uploadId), 1, false);
      if (lock != null) {
        claimed.hold(lock);
        locked = true;
      }
      return locked;
    } catch (OverlappingFileLockException otherInstanceInThisProcess) {
      return false;
    } finally {
      if (!locked) {
        active.remove(uploadId, claimed);
      }
    }
  }

  /** Never closed while the process lives: closing any channel of the file would drop its locks. */
  private synchronized FileChannel channel() throws IOException {
    if (locks == null || !locks.isOpen()) {
      locks =
          FileChannel.open(spool.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
    return locks;
  }

  void release(String uploadId, Writer writer, @Nullable FileLock lock) {
    try {
      if (lock != null) {
        lock.release();
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    } finally {
      active.remove(uploadId, writer);
    }
  }

  /** A byte for each upload, far apart enough that two never meet. */
  private static long position(String uploadId) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(uploadId.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong() >>> 2;
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException(exception); // every Java platform has it
    }
  }
}
