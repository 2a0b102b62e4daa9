package dev.callsheet.studio.asset;

import dev.callsheet.media.info.Sniffer;
import dev.callsheet.upload.ContentFilter;
import dev.callsheet.upload.Upload;
import jakarta.inject.Singleton;

/** Turns away, by its first bytes, what is not audio or video. */
@Singleton
final class MediaFilter implements ContentFilter {
  @Override
  public boolean accepts(Upload upload, byte[] head) {
    return !upload.purpose().equals(Assets.UPLOAD_PURPOSE) || Sniffer.looksLikeMedia(head);
  }
}
