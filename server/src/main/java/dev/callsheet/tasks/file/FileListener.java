package dev.callsheet.tasks.file;

import dev.callsheet.tasks.ProjectScope;

/** Whoever is told that files arrive. */
public interface FileListener {
  /**
   * An upload is complete. This is called in the transaction that makes the file ready, which fails
   * with it.
   */
  void uploaded(ProjectScope project, MediaFile file);
}
