package dev.callsheet.studio.upload;

import dev.callsheet.api.studio.model.CreateAssetRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the headers by which a tus client creates an upload. */
final class UploadReader {
  private static final String PROJECT = "project_id";
  private static final String FILENAME = "filename";

  /** In characters; what the document allows. */
  private static final int LONGEST_METADATA = 4096;

  private UploadReader() {}

  /** What the headers say. */
  sealed interface Reading {
    /**
     * A request that can be understood.
     *
     * @param request what {@code createAsset} would have been asked, to be validated like that
     * @param metadata as it was sent; null where none was
     */
    record Readable(CreateAssetRequest request, @Nullable String metadata) implements Reading {}

    record Malformed(String why) implements Reading {}
  }

  static Reading read(@Nullable String uploadLength, @Nullable String uploadMetadata) {
    if (uploadLength == null) {
      return new Reading.Malformed("Upload-Length is required; it cannot be deferred.");
    }
    if (!uploadLength.matches("[0-9]{1,18}")) {
      return new Reading.Malformed("Upload-Length must be a number of bytes.");
    }
    if (uploadMetadata != null && uploadMetadata.length() > LONGEST_METADATA) {
      return new Reading.Malformed(
          "Upload-Metadata may have at most " + LONGEST_METADATA + " characters.");
    }
    var texts =
        uploadMetadata == null
            ? Optional.of(Map.<String, String>of())
            : UploadMetadata.parse(uploadMetadata);
    return texts
        .<Reading>map(
            read ->
                new Reading.Readable(request(read, Long.parseLong(uploadLength)), uploadMetadata))
        .orElseGet(
            () -> new Reading.Malformed("Upload-Metadata must be keys with values in Base64."));
  }

  private static CreateAssetRequest request(Map<String, String> texts, long length) {
    return new CreateAssetRequest(
        texts.getOrDefault(PROJECT, ""), texts.getOrDefault(FILENAME, ""), length);
  }
}
