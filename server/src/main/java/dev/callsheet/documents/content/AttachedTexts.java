package dev.callsheet.documents.content;

import dev.callsheet.documents.file.StoredFile;
import dev.callsheet.office.data.DataFile;
import dev.callsheet.office.data.DataKind;
import dev.callsheet.office.data.DataLimits;
import dev.callsheet.office.data.DataReading;
import dev.callsheet.office.warning.Warnings;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.StorageUnavailableException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands in attached files of text and Markdown. */
final class AttachedTexts {
  /** As much of a text as an outline may have, in UTF-16 units. */
  private static final int LONGEST = 400_000;

  private final BlobStore blobs;

  AttachedTexts(BlobStore blobs) {
    this.blobs = blobs;
  }

  /**
   * Returns what stands in those of the files that are text or Markdown, in their order.
   *
   * @throws StorageUnavailableException if they cannot be read now
   */
  List<String> of(List<StoredFile> files, Warnings warnings) {
    var texts = new ArrayList<String>();
    for (var file : files) {
      if (file.kind() == DataKind.TXT || file.kind() == DataKind.MD) {
        texts.add(text(file, warnings));
      }
    }
    return texts;
  }

  private String text(StoredFile file, Warnings warnings) {
    try (var copy = blobs.localCopy(file.blobKey())) {
      return switch (DataFile.read(copy.path(), file.fileName(), DataLimits.USUAL)) {
        case DataReading.Readable(var readable) -> text(readable, warnings);
        case DataReading.Unreadable(_, var message) ->
            throw new IllegalStateException(file.id() + " was readable once: " + message);
      };
    } catch (IOException exception) {
      throw new StorageUnavailableException("A text could not be read", exception);
    }
  }

  private static String text(DataFile file, Warnings warnings) throws IOException {
    try (var reader = file.openText()) {
      var text = new char[LONGEST + 1];
      var length = filled(reader, text);
      if (length > LONGEST) {
        warnings.add(
            "text_cut",
            "The text is longer than an outline may be; what follows the first "
                + LONGEST
                + " characters was left out.",
            file.name());
      }
      return new String(text, 0, whole(text, Math.min(length, LONGEST)));
    }
  }

  private static int filled(Reader reader, char[] text) throws IOException {
    var length = 0;
    for (var count = 0; count >= 0 && length < text.length; ) {
      count = reader.read(text, length, text.length - length);
      length += Math.max(0, count);
    }
    return length;
  }

  /** Does not end in the middle of a character. */
  private static int whole(char[] text, int length) {
    return length > 0 && Character.isHighSurrogate(text[length - 1]) ? length - 1 : length;
  }
}
