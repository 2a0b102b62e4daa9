package dev.callsheet.media.inspection;

import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the head of an image says, read without decoding anything: some images grow to a million
 * times their size.
 *
 * @param durationMicros of an animation, {@code null} of a still image
 * @param truncated whether the file ends before the image does
 * @param profile the colour profile (ICC), {@code null} where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ImageHead(
    ImageFacts facts, @Nullable Long durationMicros, boolean truncated, byte @Nullable [] profile) {
  private static final String PNG_SIGNATURE = "\u0089PNG\r\n\u001a\n";

  /**
   * Reads the head of a file.
   *
   * @return {@code null} for what is no image
   * @throws MediaException with {@link MediaFailure.Corrupt} for an image without a whole head, and
   *     {@link MediaFailure.Unsuitable} for one of a kind that cannot be decoded here
   */
  static @Nullable ImageHead read(Path file) throws IOException, MediaException {
    try (var head = new Head(file)) {
      return read(head);
    } catch (EOFException cut) {
      throw new MediaException(
          new MediaFailure.Corrupt("The head is cut off: " + cut.getMessage()));
    }
  }

  private static @Nullable ImageHead read(Head head) throws IOException, MediaException {
    if (head.length() < 12) {
      return null;
    }
    var start = head.ascii(12);
    head.seek(0);
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return checked(JpegHead.read(head));
    }
    if (start.startsWith(PNG_SIGNATURE)) {
      return checked(PngHead.read(head));
    }
    if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
      return checked(GifHead.read(head));
    }
    if (start.startsWith("RIFF") && start.endsWith("WEBP")) {
      return checked(WebpHead.read(head));
    }
    if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
      return checked(TiffHead.read(head));
    }
    if (start.startsWith("BM") && BmpHead.isBitmap(head)) {
      return checked(BmpHead.read(head));
    }
    if (start.startsWith("ftyp", 4)) {
      var avif = AvifHead.read(head);
      return avif == null ? null : checked(avif);
    }
    return null;
  }

  private static ImageHead checked(ImageHead head) throws MediaException {
    var facts = head.facts;
    if (facts.width() <= 0 || facts.height() <= 0 || facts.frames() <= 0) {
      throw new MediaException(
          new MediaFailure.Corrupt(
              "An image of %d by %d pixels, %d frames"
                  .formatted(facts.width(), facts.height(), facts.frames())));
    }
    return head;
  }
}
