package dev.callsheet.studio;

import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.storage.BlobStore;
import jakarta.inject.Singleton;
import java.util.List;

/** Deletes the files of something that was deleted. */
@Singleton
final class DeleteFiles implements Job<DeleteFiles.Files> {
  static final JobName<Files> NAME =
      new JobName<>("studio.delete-files", Files.class, JobPool.LIGHT);

  private final BlobStore blobs;

  DeleteFiles(BlobStore blobs) {
    this.blobs = blobs;
  }

  /** The keys of the files. */
  record Files(List<String> keys) {
    Files {
      keys = List.copyOf(keys);
    }
  }

  @Override
  public JobName<Files> name() {
    return NAME;
  }

  @Override
  public void run(Files files, Attempt attempt) {
    files.keys().forEach(blobs::delete);
  }
}
