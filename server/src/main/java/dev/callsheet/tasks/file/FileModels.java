package dev.callsheet.tasks.file;

import dev.callsheet.api.tasks.model.CreatedFile;
import dev.callsheet.api.tasks.model.File;
import dev.callsheet.api.tasks.model.FilePage;
import dev.callsheet.api.tasks.model.FileStatus;
import dev.callsheet.api.tasks.model.Upload;
import dev.callsheet.page.Page;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Files as the contract writes them. */
final class FileModels {
  private FileModels() {}

  static CreatedFile created(Uploads.Announcement.Announced announced, URI uploadUrl) {
    var stored = announced.file().stored();
    return new CreatedFile(
        stored.id(),
        stored.name(),
        status(stored),
        mediaType(stored),
        stored.announcedBytes(),
        new Upload(uploadUrl, announced.expiresAt()),
        stored.createdAt());
  }

  static File file(MediaFile file) {
    var stored = file.stored();
    return new File(
        stored.id(),
        stored.name(),
        status(stored),
        mediaType(stored),
        stored.sizeBytes(),
        file.isReady() && !file.isFolder() ? file.main().sha256() : null,
        file.isFolder() ? file.parts().stream().map(FileModels::part).toList() : null,
        stored.taskId(),
        stored.createdAt());
  }

  static FilePage page(Page<MediaFile> page) {
    return new FilePage(page.items().stream().map(FileModels::file).toList(), page.nextCursor());
  }

  private static dev.callsheet.api.tasks.model.FilePart part(FilePart part) {
    return new dev.callsheet.api.tasks.model.FilePart(
        part.name(), part.mediaType(), part.sizeBytes());
  }

  private static FileStatus status(StoredFile file) {
    return switch (file.state()) {
      case AWAITED -> FileStatus.PENDING_UPLOAD;
      case READY -> FileStatus.STORED;
    };
  }

  /** What an upload is, is not known before it is there unless its sender says it. */
  private static @Nullable String mediaType(StoredFile file) {
    return file.state() == FileState.AWAITED && file.mediaType().equals(ServedType.BYTES)
        ? null
        : file.mediaType();
  }
}
