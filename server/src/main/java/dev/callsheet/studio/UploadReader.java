package dev.callsheet.studio;

import dev.callsheet.api.studio.model.CreateAssetRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the headers by which a tus client creates an upload. */
final class UploadReader {
  private static final String PROJECT = "project_id";
  private static final String FILENAME = "filename";

  private UploadReader() {}

  /** What the headers say. */
  sealed interface Reading {
    /** What {@code createAsset} would have been asked, to be validated like that. */
    record Readable(CreateAssetRequest request) implements Reading {}

    record Malformed(String why) implements Reading {}
  }

  static Reading read(@Nullable String uploadLength, @Nullable String uploadMetadata) {
    if (uploadLength == null) {
      return new Reading.Malformed("Upload-Length is required; it cannot be deferred.");
    }
    if (!uploadLength.matches("[0-9]{1,18}")) {
      return new Reading.Malformed("Upload-Length must be a number of bytes.");
    }
    var texts =
        uploadMetadata == null
            ? Optional.of(Map.<String, String>of())
            : UploadMetadata.parse(uploadMetadata);
    return texts
        .<Reading>map(read -> new Reading.Readable(request(read, Long.parseLong(uploadLength))))
        .orElseGet(
            () -> new Reading.Malformed("Upload-Metadata must be keys with values in Base64."));
  }

  private static CreateAssetRequest request(Map<String, String> texts, long length) {
    return new CreateAssetRequest(
        texts.getOrDefault(PROJECT, ""), texts.getOrDefault(FILENAME, ""), length);
  }
}
