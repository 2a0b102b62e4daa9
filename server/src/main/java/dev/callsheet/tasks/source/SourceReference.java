package dev.callsheet.tasks.source;

import java.net.URI;

/** Where a source is. */
public sealed interface SourceReference {
  /** It is fetched from a URL, which may be one that must not be called. */
  record Url(URI url) implements SourceReference {
    /** Leaves the URL out, for it may hold secrets and this may reach a log. */
    @Override
    public String toString() {
      return "Url";
    }
  }

  /** It is a file of the project. */
  record FileId(String fileId) implements SourceReference {}
}
