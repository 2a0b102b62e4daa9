package dev.callsheet.tasks.source;

import dev.callsheet.media.info.Sniffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** The first look at what a URL gives: whether it can be a recording, an image or subtitles. */
final class FirstBytes {
  static final int COUNT = Sniffer.BYTES;

  private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

  /** What subtitles may look like. */
  private static final Set<String> TEXTS =
      Set.of("text/plain", "text/vtt", "application/x-subrip", "text/x-ssa");

  private FirstBytes() {}

  static boolean mayBeMedia(byte[] firstBytes) {
    if (Sniffer.looksLikeMedia(firstBytes)) {
      return true;
    }
    try {
      var type =
          TYPES
              .detect(new ByteArrayInputStream(firstBytes), new Metadata())
              .getBaseType()
              .toString();
      return type.startsWith("image/") || TEXTS.contains(type);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
