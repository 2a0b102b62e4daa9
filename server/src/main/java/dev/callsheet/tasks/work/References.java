package dev.callsheet.tasks.work;

import dev.callsheet.tasks.kind.TaskSource;
import dev.callsheet.tasks.source.SourceReference;
import java.net.URI;
import java.util.Optional;

/** Sources of tasks as those know them who open them. */
final class References {
  private References() {}

  /** Returns a source that is known by itself; empty for what another task makes. */
  static Optional<SourceReference> of(TaskSource source) {
    if (source.url() != null) {
      return Optional.of(new SourceReference.Url(URI.create(source.url())));
    }
    return Optional.ofNullable(source.fileId()).map(SourceReference.FileId::new);
  }
}
