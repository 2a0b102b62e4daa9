package dev.callsheet.storage;

import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import jakarta.inject.Singleton;
import java.util.List;

/** Deletes the blobs of something that was deleted. */
@Singleton
public final class DeleteBlobs implements Job<DeleteBlobs.Keys> {
  /** What the queue calls it. */
  public static final JobName<Keys> NAME =
      new JobName<>("storage.delete-blobs", Keys.class, JobPool.LIGHT);

  private final BlobStore blobs;

  DeleteBlobs(BlobStore blobs) {
    this.blobs = blobs;
  }

  /**
   * The keys of the blobs.
   *
   * @param keys may name blobs that are not there
   */
  public record Keys(List<String> keys) {
    /** Copies the list. */
    public Keys {
      keys = List.copyOf(keys);
    }
  }

  @Override
  public JobName<Keys> name() {
    return NAME;
  }

  @Override
  public void run(Keys keys, Attempt attempt) {
    keys.keys().forEach(blobs::delete);
  }
}
