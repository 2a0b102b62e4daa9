package dev.callsheet.media.conversion;

import dev.callsheet.media.inspection.Inspector;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that a conversion fills. A converter names its files itself; what it needs only
 * meanwhile it deletes.
 */
record Output(Path folder, Inspector inspector) {
  /** A file in it. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * Looks at what was made of video, audio or an image, and describes it.
   *
   * @throws MediaException with {@link MediaFailure.Corrupt} if nothing was written, as ffmpeg does
   *     without an error where the source gives nothing; or if it cannot be read
   */
  ConvertedFile looked(Path file, String mediaType)
      throws IOException, MediaException, InterruptedException {
    requireWritten(file);
    var inspection = inspector.inspect(file, ProgressListener.NONE);
    var image = inspection.image();
    var video = inspection.preferredVideo();
    return new ConvertedFile(
        name(file),
        mediaType,
        file,
        Files.size(file),
        image != null ? Integer.valueOf(image.width()) : video == null ? null : video.width(),
        image != null ? Integer.valueOf(image.height()) : video == null ? null : video.height(),
        inspection.durationMillis());
  }

  /** Describes a file of text, which its converter has read again. */
  ConvertedFile text(Path file, String mediaType) throws IOException, MediaException {
    requireWritten(file);
    return new ConvertedFile(name(file), mediaType, file, Files.size(file), null, null, null);
  }

  /** Deletes all that is in it. */
  void clear() throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        Files.delete(file);
      }
    }
  }

  private static void requireWritten(Path file) throws IOException, MediaException {
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      throw new MediaException(new MediaFailure.Corrupt("Nothing was written to " + name(file)));
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
