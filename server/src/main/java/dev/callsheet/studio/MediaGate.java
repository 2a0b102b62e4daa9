package dev.callsheet.studio;

import dev.callsheet.media.Sniffer;
import dev.callsheet.upload.ContentGate;
import dev.callsheet.upload.Upload;
import jakarta.inject.Singleton;

/** Turns away, by its first bytes, what is not audio or video. */
@Singleton
final class MediaGate implements ContentGate {
  @Override
  public boolean accepts(Upload upload, byte[] head) {
    return !upload.purpose().equals(Assets.UPLOAD_PURPOSE) || Sniffer.looksLikeMedia(head);
  }
}
