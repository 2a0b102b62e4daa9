package dev.callsheet.clips.export;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * A clip to export, and the file that was made of it.
 *
 * @param id the export's and the clip's number
 * @param idx the number of the clip in its project
 * @param sizeBytes and what follows: null until the file is made
 */
@MappedEntity("clips_export_file")
public record StoredExportFile(
    @Id String id,
    String exportId,
    int idx,
    long beginMs,
    long endMs,
    @Nullable Long sizeBytes,
    @Nullable Long durationMs,
    @Nullable Integer width,
    @Nullable Integer height) {

  boolean made() {
    return sizeBytes != null;
  }

  long lengthMs() {
    return endMs - beginMs;
  }
}
