package dev.callsheet.tasks.source;

import dev.callsheet.media.inspection.Inspection;
import dev.callsheet.storage.LocalCopy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A source on the disk of this node, to be read only and not used after {@link #close()}.
 *
 * @param name what people call it: that of the file, or the last step of the URL's path
 * @param path of a file of our own naming
 * @param inspection what it holds
 * @param copy what {@code path} is, where it is a file of the project; null where it was fetched,
 *     and goes with the folder that it was fetched to
 */
public record OpenedSource(String name, Path path, Inspection inspection, @Nullable LocalCopy copy)
    implements AutoCloseable {
  @Override
  public void close() {
    if (copy != null) {
      copy.close();
    }
  }
}
