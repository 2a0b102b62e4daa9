package dev.callsheet.storage;

import dev.callsheet.id.Ids;
import dev.callsheet.job.RecurringJob;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blobs between their coming into the store and the transaction that makes them somebody's.
 *
 * <p>The store may be slow, so nothing is put there within a transaction. Each key is written down
 * before, and what a killed node leaves behind is deleted a day later.
 */
@Singleton
public final class NewBlobs implements RecurringJob {
  private static final Logger LOG = LoggerFactory.getLogger(NewBlobs.class);
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final ExpectedBlobRepository expected;
  private final BlobStore blobs;
  private final Clock clock;

  NewBlobs(ExpectedBlobRepository expected, BlobStore blobs, Clock clock) {
    this.expected = expected;
    this.blobs = blobs;
    this.clock = clock;
  }

  /**
   * Moves a file into the store, outside of any transaction.
   *
   * @param folder what its key begins with
   * @return its key, to be adopted or discarded
   */
  public String put(String folder, Path file) {
    var key = folder + "/" + Ids.next("blb");
    expected.save(new ExpectedBlob(key, clock.instant()));
    blobs.move(file, key);
    return key;
  }

  /**
   * Leaves a blob to whoever names it in the same transaction.
   *
   * @throws StorageUnavailableException when it took so long that the blob was given up
   */
  public void adopt(String key) {
    if (expected.deleteByBlobKey(key) == 0) {
      throw new StorageUnavailableException(key + " was given up", null);
    }
  }

  /** Deletes a blob unless somebody adopted it. */
  public void discard(String key) {
    try {
      delete(key);
    } catch (RuntimeException failure) {
      LOG.warn("{} cannot be deleted now", key, failure);
    }
  }

  /** The entry outlives the blob, so that a failure in between is made up for. */
  private void delete(String key) {
    if (expected.existsByBlobKey(key)) {
      blobs.delete(key);
      expected.deleteByBlobKey(key);
    }
  }

  @Override
  public String name() {
    return "abandoned-blobs";
  }

  @Override
  public Duration interval() {
    return Duration.ofMinutes(10);
  }

  @Override
  public void run() {
    expected.abandoned(clock.instant().minus(PATIENCE)).forEach(this::delete);
  }
}
