package dev.callsheet.kernel.contract;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file that came as a part of a form, kept aside until its request is answered. */
public interface FilePart {
  /** What the client calls the file: a name to show, never a path to use; null if it has none. */
  @Nullable String filename();

  /** The media type that the client gives it, which nobody has looked into; null if it has none. */
  @Nullable String mediaType();

  /** The number of bytes. */
  long size();

  /** Reads the file from its beginning, as often as one likes. */
  InputStream open() throws IOException;
}
